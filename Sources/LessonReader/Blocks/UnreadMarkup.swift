import LessonModel

/// Warns of markup that other formats know and a lesson shows as it is: `$x^2$`, `[^1]`, `[text][unknown]`.
struct UnreadMarkup {
    let text: RunningText
    let source: SourceText
    let state: ReadingState
    /// The text that cmark leaves after it has read all markup.
    private let shown: String
    /// The dollar signs before code that have none after the code.
    private var unclosed: [Int] = []
    /// The text, with a zero for each byte that cannot be such markup: code, HTML, destinations and what is escaped.
    private var bytes: [UInt8]

    init(
        _ text: RunningText, nodes: [MarkdownNode], code: [Range<Int>], destinations: [LinkDestination],
        source: SourceText, state: ReadingState
    ) {
        self.text = text
        self.source = source
        self.state = state
        bytes = text.bytes
        let all = nodes.flatMap(\.allNodes)
        shown = all.map { if case .text(let text) = $0.kind { text } else { "\n" } }.joined()
        var search = ForwardSearch(in: text.bytes)
        let html = all.compactMap { node -> Range<Int>? in
            guard case .inlineHTML(let html) = node.kind else { return nil }
            let written = Array(html.utf8)
            return search.next(written, where: { !code.holds($0) }).map { $0..<($0 + written.count) }
        }
        let links = destinations.flatMap { [$0.range, $0.title] }
        for range in code + links + html { hide(range) }
        for index in bytes.indices.dropLast()
        where bytes[index] == .backslash && bytes[index + 1].isASCIIPunctuation { hide(index..<(index + 2)) }
        for span in code where span.lowerBound > 0 && bytes[span.lowerBound - 1] == .dollar {
            let open = span.lowerBound - 1
            if byte(span.upperBound) == .dollar {
                hide(open..<(span.upperBound + 1))
            } else if stands(at: open) {
                unclosed.append(open)
                hide(open..<span.upperBound)
            }
        }
    }

    func report() {
        reportFormulas()
        reportReferences()
    }

    private mutating func hide(_ range: Range<Int>) {
        for index in range { bytes[index] = 0 }
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    /// Whether a mark beside this byte belongs to a word, a price, a shell variable or an expression.
    private func joins(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte.isASCIILetter || byte.isASCIIDigit || byte == 0 || "$_{()]".utf8.contains(byte)
    }

    /// Whether markup can begin here: after nothing, a blank or punctuation, which an opening parenthesis is here.
    private func stands(at start: Int) -> Bool {
        byte(start - 1) == UInt8(ascii: "(") || !joins(byte(start - 1))
    }

    /// Warns at a range, or at the part of it that is on its first line.
    private func warn(_ range: Range<Int>, _ message: String, remedy: String) {
        let length = text.bytes[range].prefix { $0 != .lineFeed }.count
        state.report(source.warning(text.position(at: range.lowerBound), length: length, message, remedy: remedy))
    }

    // MARK: Formulas

    private func reportFormulas() {
        for open in unclosed { reportUnclosed(open) }
        var index = 0
        while let open = bytes[index...].firstIndex(of: .dollar) {
            let length = bytes[open...].prefix { $0 == .dollar }.count
            index = open + length
            guard stands(at: open) else { continue }
            if length == 1, byte(index) == .backtick {
                reportUnclosed(open)
            } else if length <= 2, let close = close(length, from: index), isFormula(bytes[index..<close]) {
                let tex = String(decoding: text.bytes[index..<close], as: UTF8.self)
                warn(
                    open..<(close + length),
                    "what is between '\(length == 1 ? "$" : "$$")' is shown as it is, and not as a formula",
                    remedy: length == 1
                        ? "write $`\(tex)`$; a dollar sign is '\\$'"
                        : "write it in a fence that begins with '```math'; a dollar sign is '\\$'")
                index = close + length
            }
        }
    }

    private func reportUnclosed(_ open: Int) {
        warn(open..<(open + 2), "this formula is never closed", remedy: "write '`$' after it: $`x^2`$")
    }

    /// The place of the dollar signs that can close a formula.
    private func close(_ length: Int, from start: Int) -> Int? {
        guard start < bytes.count, length == 2 || !bytes[start].isWhitespace,
            let close = bytes[start...].firstIndex(of: .dollar),
            bytes[close...].prefix(while: { $0 == .dollar }).count == length,
            length == 2 || !bytes[close - 1].isWhitespace,
            byte(close + length) == UInt8(ascii: ")") || !joins(byte(close + length))
        else { return nil }
        return close
    }

    /// Whether a text between dollar signs is mathematics: it has TeX's marks, or operators and no words.
    private func isFormula(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= Self.longestFormula else { return false }
        let tex = String(decoding: bytes, as: UTF8.self)
        let isTeX = tex.contains(/\\[A-Za-z]|\^|[})]_|(?:^|[^A-Za-z])[A-Za-z]_[A-Za-z0-9{]/)
        let words = tex.replacing(/\\[A-Za-z]+|\{[^}]*\}|[_^]\w+/, with: " ").matches(of: /[A-Za-z]{3,}/).count
        if isTeX { return words < 2 }
        let isName = tex.wholeMatch(of: /\s*(?:[A-Za-z]{1,2}\d?|-?\d+(?:\.\d+)?)\s*/) != nil
        return words == 0 && (isName || tex.contains(/[=+*\/<>|-]/))
    }

    /// In bytes; what is longer between two dollar signs is prose.
    private static let longestFormula = 1000

    // MARK: References

    static let remedyForFootnotes = "write the note in parentheses, or as a paragraph of its own"

    private func reportReferences() {
        let isReference = shown.contains("[")
        let isValue = shown.contains("{swift}")
        guard isReference || isValue else { return }
        let written = String(decoding: bytes, as: UTF8.self)
        // A zero is code or an escaped character.
        func isLetter(_ character: Character) -> Bool { character.isLetter || character == "\0" }
        func range(_ part: Substring) -> Range<Int> {
            let start = written.utf8.distance(from: written.startIndex, to: part.startIndex)
            return start..<(start + part.utf8.count)
        }
        if isValue {
            for value in written.ranges(of: "{swift}") {
                warn(
                    range(written[value]), "'{swift}' is not between two backticks here: it is shown as it is",
                    remedy: "look for a backtick before it that has no partner")
            }
        }
        guard isReference else { return }
        let shownNotes = Set(shown.matches(of: /\[\^(\w+)\]/).map(\.0))
        for match in written.matches(of: /\[\^(\w+)\]/) where shownNotes.contains(match.0) {
            warn(
                range(match.0), "a lesson has no footnotes: '\(match.0)' is shown as it is",
                remedy: Self.remedyForFootnotes)
        }
        let shownLabels = Set(shown.matches(of: /\]\[([^\[\]]*)(?=\])/).map(\.1))
        for match in written.matches(of: /\[([^\[\]^][^\[\]]*)\]\[([^\[\]^]*)\]/) {
            let place = range(match.0)
            // `a[i][j]` and `[i][j]` are subscripts.
            guard stands(at: place.lowerBound), match.1.contains(where: isLetter),
                match.1.count(where: isLetter) > 1 || match.2.count > 2,
                shownLabels.contains(match.2)
            else { continue }
            let label = match.2.isEmpty ? match.1 : match.2
            warn(
                place, "nothing defines the link '\(label)': it is shown as it is",
                remedy: "add a line '[\(label)]: ' with the address, or write '[text](address)'")
        }
    }
}
