import Formulas
import LessonModel
import TraceFigures

/// Writes running text.
struct HTMLInlineWriter {
    let body: HTMLBody

    func html(of inlines: [Inline]) -> String {
        inlines.map { html(of: $0) }.joined()
    }

    private func html(of inline: Inline) -> String {
        switch inline {
        case .text(let text): Markup.escaped(text)
        case .softBreak: "\n"
        case .lineBreak: "<br />\n"
        case .code(let text): "<code>\(Markup.escaped(text))</code>"
        case .emphasis(let inlines): "<em>\(html(of: inlines))</em>"
        case .strong(let inlines): "<strong>\(html(of: inlines))</strong>"
        case .strikethrough(let inlines): "<del>\(html(of: inlines))</del>"
        case .note(let note): NotesHTML.reference(to: note, body: body)
        case .link(let destination, let title, let inlines):
            link(to: destination, title: title, html(of: inlines))
        case .image(let source, let title, let inlines): image(source, title: title, inlines)
        case .html(let text): body.rawHTML ? body.inserts.raw(text) : Markup.escaped(text)
        case .formula(let formula): formula.mathML(display: false)
        case .value(let index):
            body.inserts.value(index).map { "<span class=\"value\">\(Markup.escaped($0))</span>" }
                ?? "<span class=\"value\"></span>"
        case .sized(let percent, let inlines):
            inlines.map { inline in
                guard case .image(let source, let title, let text) = inline else { return html(of: inline) }
                return image(source, title: title, text, percent: percent)
            }.joined()
        case .reference(let part, let beginsSentence): body.words(.numbered(part, beginsSentence: beginsSentence))
        }
    }

    /// A link; an unsafe one has no destination.
    private func link(to destination: String, title: String, _ text: String) -> String {
        switch body.inserts.link(destination) {
        case .text: return text
        case .to(let target): return "<a href=\"\(HTMLText.destination(target))\"\(attribute(title: title))>\(text)</a>"
        case .download(let data, let name):
            let attributes = " download=\"\(Markup.escaped(name))\"" + attribute(title: title)
            return "<a href=\"\(HTMLText.destination(data))\"\(attributes)>\(text)</a>"
        case nil: break
        }
        let href = LinkSafety.isSafe(link: destination) ? " href=\"\(HTMLText.destination(destination))\"" : ""
        return "<a\(href)\(attribute(title: title))>\(text)</a>"
    }

    private func image(_ source: String, title: String, _ inlines: [Inline], percent: Int? = nil) -> String {
        let attributes = attribute(title: title) + (percent.map { " class=\"width-\($0)\"" } ?? "")
        switch body.inserts.image(source) {
        case .to(let data) where LinkSafety.isSafe(image: data):
            let description = alternative(inlines)
            return "<img src=\"\(HTMLText.destination(data))\" alt=\"\(description)\"\(attributes)>"
        case .to, .download, .text:
            let description = alternative(inlines)
            return description.isEmpty ? "" : "<em>\(description)</em>"
        case nil: break
        }
        let source = LinkSafety.isSafe(image: source) ? HTMLText.destination(source) : ""
        return "<img src=\"\(source)\" alt=\"\(alternative(inlines))\"\(attributes) />"
    }

    private func attribute(title: String) -> String {
        title.isEmpty ? "" : " title=\"\(Markup.escaped(title))\""
    }

    /// An image's description without markup, for an attribute.
    private func alternative(_ inlines: [Inline]) -> String {
        Markup.escaped(
            inlines.plainText { inline in
                switch inline {
                case .code(let text), .html(let text): text
                case .formula(let formula): formula.unicode()
                case .value(let index): body.inserts.value(index) ?? ""
                case .reference(let part, let begins): body.words(.numbered(part, beginsSentence: begins))
                default: ""
                }
            })
    }
}
