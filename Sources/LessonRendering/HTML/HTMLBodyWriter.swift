import Formulas
import LessonModel
import TraceFigures

/// Writes a body's blocks; it keeps the text written so far and the anchors used.
struct HTMLBodyWriter {
    let body: HTMLBody
    private(set) var html = ""
    private var anchors = HeadingAnchors()

    init(body: HTMLBody) { self.body = body }

    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    private mutating func write(_ block: Block) {
        startLine()
        html += body.inserts.mark(block)
        if let inserted = body.inserts.block(block) {
            html += inserted
            return startLine()
        }
        switch block.kind {
        case .heading(let level, let inlines):
            let id =
                body.style == .page ? " id=\"\(Markup.escaped(block.label?.id ?? anchors.next(for: inlines)))\"" : ""
            html += "<h\(level)\(id)>\(body.html(of: inlines))</h\(level)>"
        case .paragraph(let inlines): html += "<p>\(body.html(of: inlines))</p>"
        case .blockQuote(let blocks): write(blocks, in: "blockquote")
        case .list(let list): write(list)
        case .code(let info, let text): writeCode(info: info, text)
        case .html(let text): writeHTML(text)
        case .thematicBreak: html += "<hr />"
        case .alert(let alert, let blocks): write(alert, blocks)
        case .table(let table):
            let caption = block.label.map { CaptionHTML(label: $0, body: body).html }
            HTMLTableWriter(body: body).write(table, caption: caption, to: &html)
        case .formula(let formula): html += formula.mathML(display: true)
        case .notes(let notes): html += NotesHTML(notes, body: body).html
        case .cell(let index): writePlaceholder("cell-\(index)")
        case .exercise(let id), .quiz(let id), .worksheet(let id): writePlaceholder(id)
        }
        startLine()
    }

    private mutating func startLine() {
        if !html.isEmpty, html.utf8.last != UInt8(ascii: "\n") { html += "\n" }
    }

    private mutating func write(_ blocks: [Block], in element: String, attributes: String = "") {
        html += "<\(element)\(attributes)>\n"
        write(blocks)
        startLine()
        html += "</\(element)>"
    }

    private mutating func write(_ list: List) {
        let element = list.start == nil ? "ul" : "ol"
        let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
        html += "<\(element)\(start)>\n"
        for (index, item) in list.items.enumerated() {
            html += (list.task(index) == nil ? "<li>" : "<li class=\"task\">") + mark(list.task(index))
            for block in item {
                // In a tight list a paragraph has no element of its own.
                if list.tight, case .paragraph(let inlines) = block.kind {
                    html += body.inserts.mark(block)
                    html += body.html(of: inlines)
                } else {
                    write(block)
                }
            }
            html += "</li>\n"
        }
        html += "</\(element)>"
    }

    /// The box before a task, which cannot be ticked.
    private func mark(_ task: Bool?) -> String {
        task.map { "<span role=\"img\" aria-label=\"\(body.words(.task(done: $0)))\">\($0 ? "☑" : "☐")</span> " } ?? ""
    }

    private mutating func writeCode(info: String, _ text: String) {
        let language = info.prefix { !" \t\n\r".contains($0) }
        let attribute = language.isEmpty ? "" : " class=\"language-\(Markup.escaped(String(language)))\""
        html += "<pre><code\(attribute)>\(Markup.escaped(text))</code></pre>"
    }

    private mutating func writeHTML(_ text: String) {
        html += body.rawHTML ? body.inserts.raw(text) : "<p>\(Markup.escaped(text.withoutLineEnd))</p>"
    }

    private mutating func write(_ alert: Alert, _ blocks: [Block]) {
        if alert == .aside { return write(blocks, in: "aside", attributes: " class=\"sn\"") }
        html += "<div class=\"alert alert-\(alert.rawValue)\" role=\"note\">\n"
        html += "<p class=\"alert-title\">\(body.words(.alert(alert)))</p>\n"
        write(blocks)
        startLine()
        html += "</div>"
    }

    /// An empty element for a part of the lesson that the caller did not render.
    private mutating func writePlaceholder(_ id: String) {
        html += "<div class=\"lesson-part\" id=\"\(Markup.escaped(id))\"></div>"
    }
}

extension String {
    /// The text without line breaks at its end.
    var withoutLineEnd: String {
        var text = self[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }
}
