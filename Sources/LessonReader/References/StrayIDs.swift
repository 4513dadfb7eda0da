import LessonModel

/// Finds braces with an id that would be shown as text, since they stand where nothing takes an id: `A paragraph {#here}`.
struct StrayIDs {
    private let text: RunningText
    private let source: SourceText
    private let state: ReadingState
    /// What is shown in braces.
    private var shown: Set<String> = []

    init(_ inlines: [Inline], _ text: RunningText, _ source: SourceText, _ state: ReadingState) {
        self.text = text
        self.source = source
        self.state = state
        guard state.isLesson, text.bytes.contains(UInt8(ascii: "{")) else { return }
        for case .text(let text) in inlines.allInlines {
            shown.formUnion(text.matches(of: /\{#[^{}\n]*\}/).map { String($0.output) })
        }
    }

    func report() {
        guard !shown.isEmpty else { return }
        let bytes = text.bytes
        var spans = CodeSpan.all(in: bytes)[...]
        for start in bytes.ranges(of: Array("{#".utf8)).map(\.lowerBound) {
            spans = spans.drop { $0.range.upperBound <= start }
            // After another brace it is markup of another tool.
            guard start == 0 || bytes[start - 1] != UInt8(ascii: "{"),
                spans.first?.range.contains(start) != true, !BraceAttributes.isEscaped(start, in: bytes),
                bytes[(start + 2)...].first?.isASCIILetter == true
            else { continue }
            let content = bytes[(start + 1)...].prefix { $0 != .lineFeed && !"{}".utf8.contains($0) }
            let written = "{" + String(decoding: content, as: UTF8.self) + "}"
            guard shown.contains(written) else { continue }
            state.report(
                at: start..<(content.endIndex + 1), of: text, in: source, "nothing before '\(written)' can have an id",
                remedy:
                    "an id stands directly after an image, or at the end of a heading or of a table's caption 'Table: …'; "
                    + "a fence says id=NAME; a brace of the text is '\\{'")
        }
    }
}
