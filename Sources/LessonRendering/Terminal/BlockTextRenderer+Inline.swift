import LessonModel
import TraceFigures

extension BlockTextRenderer {
    /// Running text as spans; a line break is a span of `"\n"`.
    func spans(_ text: [Inline], _ face: Face = .plain) -> [Span] {
        text.flatMap { spans($0, face) }
    }

    /// The width of the widest word; a line can break between any two wide characters, as in Chinese.
    func longestWord(_ text: [Inline]) -> Int {
        spans(text).reduce("") { $0 + $1.text }.split { $0 == " " || $0 == "\n" }.map { word in
            word.split { metrics.width($0) == 2 }.map { metrics.width(of: String($0)) }.max() ?? 2
        }.max() ?? 0
    }

    private func spans(_ inline: Inline, _ face: Face) -> [Span] {
        switch inline {
        case .text(let text): [metrics.span(visible(text), face)]
        case .softBreak: [metrics.span(" ", face)]
        case .lineBreak: [metrics.span("\n", face)]
        case .code(let text): code(text, face)
        case .emphasis(let text): spans(text, with(face) { $0.italic = true })
        case .strong(let text): spans(text, with(face) { $0.bold = true })
        // Not every terminal can strike text out.
        case .strikethrough(let text): [metrics.span("~~", face)] + spans(text, face) + [metrics.span("~~", face)]
        case .note(let note): [metrics.span("[\(note.number)]", with(face) { $0.faint = true })]
        case .link(let destination, _, let text):
            spans(
                text,
                with(face) {
                    $0.text = faces.link.text
                    $0.underlined = true
                    $0.link = LinkSafety.isSafe(terminalLink: destination) ? destination : nil
                })
        case .image(let source, _, let text):
            [
                metrics.span(
                    words.lesson(.image(text.isEmpty ? fileName(of: source) : plain(text))),
                    with(face) {
                        $0.faint = true
                        $0.link = LinkSafety.isSafe(terminalLink: source) ? source : nil
                    })
            ]
        case .html(let text): [metrics.span(visible(text), with(face) { $0.faint = true })]
        case .formula(let formula):
            [metrics.span(visible(formula.unicode()), with(face) { $0.italic = true })]
        case .value(let index):
            [metrics.span(inlineValues[index].map(visible) ?? "…", with(face) { $0.bold = true })]
        case .sized(_, let text): spans(text, face)
        case .reference(let part, let beginsSentence):
            [metrics.span(words.lesson(.numbered(part, beginsSentence: beginsSentence)), face)]
        }
    }

    /// Code keeps its backticks, so that it differs from prose without colours too.
    private func code(_ text: String, _ face: Face) -> [Span] {
        let inside = with(face) { $0.text = faces.code.text }
        let tick = with(inside) { $0.faint = true }
        return [metrics.span("`", tick), metrics.span(visible(text), inside), metrics.span("`", tick)]
    }

    private func with(_ face: Face, _ change: (inout Face) -> Void) -> Face {
        var face = face
        change(&face)
        return face
    }

    /// The name shown for an image without a description.
    private func fileName(of source: String) -> String {
        let path = PercentEncoding.decoded(source.prefix { !"?#".contains($0) })
        return visible(path.lastPathComponent)
    }

    private func plain(_ text: [Inline]) -> String {
        spans(text).reduce("") { $0 + $1.text }
    }

    private func visible(_ text: String) -> String {
        VisibleText.visible(text).replacing("\n", with: " ")
    }
}
