import LessonModel
import TraceFigures

/// A cell on a page: its code, its outputs, and its errors, whether intended or not.
struct CellHTML {
    let cell: Cell
    let report: CellReport?
    let outputs: CellOutputHTML
    private let words: Words
    private let live: Bool
    /// The author's own id, as an attribute.
    private let anchor: String

    /// - Parameters:
    ///   - anchor: the author's own id, as an attribute.
    ///   - live: puts outputs in elements of their own, which are there when empty too.
    init(
        _ cell: Cell, in part: Handout.Part, figures: ChapterFigures, words: Words, anchor: String = "",
        live: Bool = false
    ) {
        self.init(
            cell, part.report.cell(cell.index),
            outputs: CellOutputHTML(
                label: "\(part.chapter.label).\(cell.number)", figures: figures, cell: cell.index, words: words.page),
            words: words, anchor: anchor, live: live)
    }

    init(
        _ cell: Cell, _ report: CellReport?, outputs: CellOutputHTML, words: Words, anchor: String = "",
        live: Bool = false
    ) {
        self.anchor = anchor
        self.words = words
        self.live = live
        self.cell = cell
        self.report = report
        self.outputs = outputs
    }

    /// The number, `3.1`.
    private var label: String { outputs.label }

    /// The anchor of a cell's figure by its number, unique in a book of all chapters; anchors of headings never contain
    /// a dot.
    static func id(_ label: String) -> String { "cell-\(label)" }

    private var endedWell: Bool { report?.status == nil || report?.status == .passed }

    private var shown: [CellReport.Output] { cell.showsOutput ? report?.outputs ?? [] : [] }

    /// What came out, as far as it stands in the cell's frame, and how the cell ended.
    var inside: String { outputs.leading(shown) + ending }

    /// What came out and stands below the frame.
    var after: String { outputs.rest(shown) }

    var html: String {
        let inside = inside
        var html = ""
        if cell.showsSource || !inside.isEmpty || live {
            let shape = cell.showsSource ? CodeLength.classes(cell.code.text) : " bare"
            html += "<figure class=\"cell\(shape)\" id=\"\(Self.id(label))\">\n"
            html += cell.showsSource ? caption + "\n" + source + "\n" : nameless
            html += exchangeable(inside) + "</figure>\n"
        } else if cell.id != nil {
            // A link may name a cell that shows nothing here.
            html += "<div id=\"\(Self.id(label))\">\(anchor.isEmpty ? "" : "<span\(anchor)></span>")</div>\n"
        }
        return html + exchangeable(after, " after")
    }

    private func exchangeable(_ outputs: String, _ place: String = "") -> String {
        live ? "<div class=\"outputs\(place)\" data-cell=\"\(cell.index)\">\(outputs)</div>\n" : outputs
    }

    private var caption: String {
        let tags = [
            cell.isMeantToFail ? "<span class=\"tag\">\(words.page(.meantToFail))</span>" : nil,
            cell.action == .ignore ? "<span class=\"tag quiet\">\(words.page(.notCompiled))</span>" : nil,
            cell.action == .compile ? "<span class=\"tag quiet\">\(words.page(.notRun))</span>" : nil,
            cell.reset ? "<span class=\"tag quiet\">\(words.page(.startsAfresh))</span>" : nil,
        ]
        return """
            <figcaption\(anchor)><b>\(LinkHTML(to: Self.id(label), words.page(.cell(label))).html)</b>\(tags.compactMap(\.self).joined())\
            <button type="button" class="btn copy js-only" aria-label="\(words.page(.copyCell(label)))">\
            \(words.page(.copy))</button></figcaption>
            """
    }

    /// The link of a cell whose code is not shown, and so has no caption.
    private var nameless: String {
        "<a class=\"lk\"\(anchor) href=\"#\(Self.id(label))\" aria-label=\"\(words.page(.cell(label)))\"></a>\n"
    }

    /// Readers see a warning only if the author announced it.
    private var diagnostics: [Diagnostic] {
        (report?.diagnostics ?? []).filter { $0.severity != .warning || cell.warning != nil }
    }

    private var source: String {
        let faults = CellFaults(cell, diagnostics).ranges
        let lines = SwiftHTML(cell.code.text, faults: faults).lines.enumerated().map { index, line in
            "<span class=\"l\(faults[index] == nil ? "" : " bad")\">\(line)\n</span>"
        }
        return "<pre class=\"src\"><code>\(lines.joined())</code></pre>"
    }

    // MARK: Result

    /// How it ended, where there is something to say of that.
    var ending: String {
        guard cell.showsSource || !endedWell, let report, let status = report.status else { return "" }
        let faults = CellFaults(cell, diagnostics)
        var lines = faults.messages(words.lesson).map {
            "<span class=\"diag\">\(Markup.escaped(VisibleText.visible($0)))</span>"
        }
        if let status = CellStatusText.phrase(cell, report) {
            lines.insert("<span class=\"diag\"><b>\(words.lesson(status))</b></span>", at: 0)
        }
        guard !lines.isEmpty else { return "" }
        let kind = endedWell ? "" : " err"
        return """
            <div class="out\(kind)"><span>\(gutter(status))</span><pre><samp>\(lines.joined(separator: "\n"))\
            </samp></pre></div>

            """
    }

    /// The label beside the messages.
    private func gutter(_ status: CellStatus) -> String {
        switch (status, cell.action) {
        case (.passed, .failToCompile), (.passed, .run), (.passed, .compile), (.failed, _): words.page(.swift)
        case (.passed, .trap): words.page(.stops)
        default: words.page(.error)
        }
    }
}
