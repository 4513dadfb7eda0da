/// A Swift fence whose code is part of the chapter's program.
package struct Cell: Sendable, Hashable {
    /// What is done with the code.
    package enum Action: String, Sendable, Hashable {
        case run
        /// Compiled with the others, never run: `no-run`.
        case compile
        /// Not even compiled: `ignore`.
        case ignore
        /// `fails=compile`.
        case failToCompile
        /// `fails=trap`.
        case trap
    }

    /// Counted from 1 in the order of the text.
    package var index: Int
    /// The number that readers see: `3` counts the cells whose source is shown, and `3a` is the first hidden one after
    /// cell 3.
    package var number: String
    /// `id=`, for links and messages.
    package var id: String?
    package var code: CodePart
    package var action: Action
    /// The attribute `fails=`; `nil` for a cell that is not meant to fail.
    package var failure: FailureAttribute?
    /// The attribute `warns`; `nil` for a cell that need not have a compiler warning.
    package var warning: FailureAttribute?
    package var showsSource: Bool
    package var showsOutput: Bool
    /// Seconds; the chapter's when `nil`.
    package var timeout: Double?
    /// Whether it starts a new program, in which earlier names do not exist.
    package var reset: Bool
    /// Whether it is left out of the programs that check exercises: `skip-in-check`.
    package var skipInCheck: Bool
    /// Whether its results may differ from run to run, as times do: `varies`.
    package var varies = false
    /// UTF-8 offsets in `code.text` of the last statement when it is an expression whose value is to be shown.
    package var trailingExpression: Range<Int>?
    package var expectedOutput: ExpectedOutput?

    package init(
        index: Int, id: String? = nil, code: CodePart, action: Action = .run, failure: FailureAttribute? = nil,
        warning: FailureAttribute? = nil, showsSource: Bool = true, showsOutput: Bool = true, timeout: Double? = nil,
        reset: Bool = false,
        skipInCheck: Bool = false, trailingExpression: Range<Int>? = nil, expectedOutput: ExpectedOutput? = nil
    ) {
        self.index = index
        number = String(index)
        self.id = id
        self.code = code
        self.action = action
        self.failure = failure
        self.warning = warning
        self.showsSource = showsSource
        self.showsOutput = showsOutput
        self.timeout = timeout
        self.reset = reset
        self.skipInCheck = skipInCheck
        self.trailingExpression = trailingExpression
        self.expectedOutput = expectedOutput
    }

    /// Gives the cell its number.
    /// - Parameters:
    ///   - shown: how many cells before it show their source.
    ///   - unshown: how many right before it do not.
    package mutating func setNumber(afterShown shown: Int, unshown: Int) {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        number =
            showsSource
            ? "\(shown + 1)" : "\(shown)" + (unshown < letters.count ? "\(letters[unshown])" : "-\(unshown + 1)")
    }

    /// Whether it passes by failing.
    package var isMeantToFail: Bool { action == .failToCompile || action == .trap }

    /// How a message about other code names this cell and a line of it: `cell 2 (line 31)`; with the lesson's name for code
    /// of another file.
    package func name(atLine line: Int, seenFrom other: CodePart? = nil) -> String {
        let file = code.place.file
        let lesson = other.map(\.place.file) == file || other == nil ? "" : "\(file.lastPathComponent), "
        return "\(showsSource ? "" : "hidden ")cell \(number) (\(lesson)line \(line))"
    }

    /// An error about the failure or warning that the cell announces, placed at the attribute that announces it.
    package func failureDiagnostic(_ message: String, remedy: String) -> Diagnostic {
        let attribute = failure ?? warning
        return Diagnostic(at: attribute?.place ?? code.fence, message, excerpt: attribute?.excerpt, remedy: remedy)
    }
}

/// The attribute `fails=compile`, `fails=trap` or `warns` of a cell, and its place in the fence's opening line.
package struct FailureAttribute: Sendable, Hashable {
    package var place: FileLocation
    package var excerpt: Diagnostic.Excerpt

    package init(place: FileLocation, excerpt: Diagnostic.Excerpt) {
        self.place = place
        self.excerpt = excerpt
    }
}

/// The code of a fence, with its place.
package struct CodePart: Sendable, Hashable {
    /// Without the fence's own indentation; every line ends in a line break.
    package var text: String
    /// The place of the first character of the first line of code.
    package var place: FileLocation
    /// The place of the opening fence.
    package var fence: FileLocation
    /// The line of the opening fence, for messages about the whole code; `nil` for code outside a fence.
    package var opening: Diagnostic.Excerpt?

    package init(text: String, place: FileLocation, fence: FileLocation, opening: Diagnostic.Excerpt? = nil) {
        self.text = text
        self.place = place
        self.fence = fence
        self.opening = opening
    }

    /// An error about the whole code, placed at its fence.
    package func fault(_ message: String, remedy: String? = nil, notes: [Diagnostic] = []) -> Diagnostic {
        Diagnostic(at: fence, message, excerpt: opening, remedy: remedy, notes: notes)
    }

    /// A note at its fence.
    package func note(_ message: String) -> Diagnostic { Diagnostic(.note, at: fence, message, excerpt: opening) }

    package var lineCount: Int {
        text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }

    /// The lines of the file that the code occupies.
    package var lines: Range<Int> { place.line..<(place.line + lineCount) }
}

/// The ```` ```output ```` fence after a cell: what the cell is expected to print.
package struct ExpectedOutput: Sendable, Hashable {
    package var text: String
    package var place: FileLocation
    /// The UTF-8 bytes of the file between the fences, which `--accept` rewrites.
    package var bytes: Range<Int>

    package init(text: String, place: FileLocation, bytes: Range<Int>) {
        self.text = text
        self.place = place
        self.bytes = bytes
    }
}
