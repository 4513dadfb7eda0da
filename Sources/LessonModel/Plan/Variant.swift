/// Names one version of an exercise's code within its chapter.
package struct VariantID: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The learner's.
        case answer
        /// By index among the exercise's solutions.
        case solution(Int)
        /// By index among the exercise's mistakes.
        case mistake(Int)
        /// The starter; it is compiled and never run.
        case starter
        /// No code at all: the value of a worksheet's expression.
        case key
    }

    /// The id of the exercise or worksheet.
    package var exercise: String
    package var kind: Kind

    package init(_ exercise: String, _ kind: Kind) {
        self.exercise = exercise
        self.kind = kind
    }
}

/// One version of an exercise's code, with the checks that it is run under.
package struct Variant: Sendable, Hashable {
    package var id: VariantID
    /// Unique within the chapter's plan, counted from 1.
    package var number: Int
    /// At its place in the file that it comes from: the lesson, or an answer file.
    package var code: CodePart
    package var checks: [Check]
    /// The last cell that the code sees.
    package var afterCell: Int

    package init(id: VariantID, number: Int, code: CodePart, checks: [Check], afterCell: Int) {
        self.id = id
        self.number = number
        self.code = code
        self.checks = checks
        self.afterCell = afterCell
    }

    package var isRun: Bool { id.kind != .starter }

    /// Where the files of a variant's source locations differ from the files themselves: the same check stands in a
    /// program once for each variant, and what is said of it has to name one.
    package var fileMark: String { "@\(number)" }

    /// The declarations that cannot stand in a block make a program of their own necessary.
    ///
    /// Whoever reads only the first
    /// word of a line may be wrong; then the compiler decides, a little later.
    package var needsOwnProgram: Bool {
        let words: Set<Substring> = [
            "import", "extension", "infix", "prefix", "postfix", "precedencegroup", "public", "private", "fileprivate",
            "package", "internal",
        ]
        return code.text.split(whereSeparator: \.isNewline).contains { line in
            words.contains(line.prefix { $0 != " " && $0 != "\t" && $0 != "(" })
        }
    }

    /// A line of the code or of a check as it stands in its file; nil for a line that belongs to neither.
    package func sourceLine(_ line: Int, of file: String) -> String? {
        for part in [code] + checks.map(\.code) where part.place.file == file && part.lines.contains(line) {
            // A line break may be two bytes, and is one character then.
            let lines = part.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            let index = line - part.place.line
            guard lines.indices.contains(index) else { return nil }
            return String(repeating: " ", count: part.place.column - 1) + lines[index]
        }
        return nil
    }
}
