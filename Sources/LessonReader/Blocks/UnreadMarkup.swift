import LessonModel

/// Tells of markup that has no effect: a formula that is never closed, `[text][unknown]`, and what other formats know.
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

    func report(isParagraph: Bool) {
        reportFormulas()
        reportReferences()
        reportStars()
        ForeignMarkup(bytes: bytes, text: text, source: source, state: state).report(isParagraph: isParagraph)
    }

    private mutating func hide(_ range: Range<Int>) {
        for index in range { bytes[index] = 0 }
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func joins(_ byte: UInt8?) -> Bool { byte.map { $0.joinsDollarSign || $0 == 0 } ?? false }

    /// Whether markup can begin here: after nothing, a blank or punctuation, which an opening parenthesis is here.
    private func stands(at start: Int) -> Bool {
        byte(start - 1) == UInt8(ascii: "(") || !joins(byte(start - 1))
    }

    private func warn(_ range: Range<Int>, _ message: String, remedy: String) {
        state.report(.warning, at: range, of: text, in: source, message, remedy: remedy)
    }

    /// The bytes as text.
    private var written: String { String(decoding: bytes, as: UTF8.self) }

    /// Where a part of that text is.
    private func range(of part: Substring, in written: String) -> Range<Int> {
        let start = written.utf8.distance(from: written.startIndex, to: part.startIndex)
        return start..<(start + part.utf8.count)
    }

    private func reportUnclosed(_ open: Int) {
        warn(open..<(open + 2), "this formula is never closed", remedy: "write '`$' after it: $`x^2`$")
    }

    private func reportFormulas() {
        for open in unclosed { reportUnclosed(open) }
        for open in bytes.indices.dropLast()
        where bytes[open] == .dollar && bytes[open + 1] == .backtick && byte(open - 1) != .dollar && stands(at: open) {
            reportUnclosed(open)
        }
    }

    /// Warns of words between stars that Markdown does not make strong, as those that end with a sign before a Chinese character.
    private func reportStars() {
        guard shown.contains("**") else { return }
        let written = written
        let stars = /\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*/
        let shownStars = Set(shown.matches(of: stars).map(\.0))
        for match in written.matches(of: stars) where shownStars.contains(match.0) {
            warn(
                range(of: match.0, in: written), "these stars are shown as they are, and nothing is strong",
                remedy: "move the sign at the end of the words behind the stars, or write a blank beside them; "
                    + "a star is '\\*'")
        }
    }

    // MARK: References

    private func reportReferences() {
        let isReference = shown.contains("[")
        let isValue = shown.contains("{swift}")
        guard isReference || isValue else { return }
        let written = written
        // A zero is code or an escaped character.
        func isLetter(_ character: Character) -> Bool { character.isLetter || character == "\0" }
        if isValue {
            for value in written.ranges(of: "{swift}") {
                warn(
                    range(of: written[value], in: written),
                    "'{swift}' is not between two backticks here: it is shown as it is",
                    remedy: "look for a backtick before it that has no partner")
            }
        }
        guard isReference else { return }
        let shownLabels = Set(shown.matches(of: /\]\[([^\[\]]*)(?=\])/).map(\.1))
        for match in written.matches(of: /\[([^\[\]^][^\[\]]*)\]\[([^\[\]^]*)\]/) {
            let place = range(of: match.0, in: written)
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
