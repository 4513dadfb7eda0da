import LessonModel
import StepTrace
import TraceFigures

/// The outputs of a cell in order: text and matrices inside the cell's frame, traces and plots below it.
struct CellOutputHTML {
    /// The cell's number: `3.1`.
    let label: String
    let figures: ChapterFigures
    let cell: Int
    let words: PageWords
    /// Whether the page has the cell under that number, so that its figures can lead there.
    var isOnPage = true
    /// What matrices and traces are compared with that are not what they were, by place among the outputs.
    var originals: [Int: ShownValue] = [:]

    /// The outputs inside the frame, directly under the code.
    func leading(_ outputs: [CellReport.Output]) -> String {
        framed(Array(outputs.enumerated().prefix { $0.element.isFramed }))
    }

    /// The outputs from the first trace or plot on.
    func rest(_ outputs: [CellReport.Output]) -> String {
        var html = ""
        var rest = Array(outputs.enumerated().drop { $0.element.isFramed })[...]
        while let (index, output) = rest.first {
            if output.isFramed {
                let together = rest.prefix { $0.element.isFramed }
                html += "<figure class=\"cell bare\">\n\(framed(Array(together)))</figure>\n"
                rest = rest.dropFirst(together.count)
            } else {
                if case .shown(let value, let caption) = output { html += picture(value, caption, index) + "\n" }
                rest.removeFirst()
            }
        }
        return html
    }

    private func framed(_ outputs: [(offset: Int, element: CellReport.Output)]) -> String {
        var html = ""
        var rest = outputs[...]
        while let (index, output) = rest.popFirst() {
            switch output {
            case .printed(let text): html += row(.prints, text)
            case .shown(.text(let text), let caption): html += row(caption == nil ? .value : .shows, text, caption)
            case .shown(let value, let caption):
                var matrices = [self.matrix(value, caption, index)]
                // Consecutive matrices are set side by side where they fit.
                while let (index, next) = rest.first, case .shown(.matrix, let caption) = next,
                    case .shown(let value, _) = next
                {
                    matrices.append(self.matrix(value, caption, index))
                    rest.removeFirst()
                }
                html +=
                    "<div class=\"out\"><span>\(words(.shows))</span><div class=\"shown\">\(matrices.joined())</div></div>\n"
            }
        }
        return html
    }

    private func row(_ word: PagePhrase, _ text: String, _ caption: String? = nil) -> String {
        let lines = VisibleText.lines(text).map { IsolatedText.html(Markup.escaped($0)) }.joined(separator: "\n")
        let title = caption.map { "<p class=\"cap\">\(Markup.escaped(VisibleText.visible($0)))</p>" } ?? ""
        let pre = "<pre><samp>\(lines)</samp></pre>"
        return
            "<div class=\"out\"><span>\(words(word))</span>\(title.isEmpty ? pre : "<div>\(title)\(pre)</div>")</div>\n"
    }

    private func matrix(_ value: ShownValue, _ caption: String?, _ index: Int) -> String {
        guard case .matrix(let grid, let rows, let columns, let role, let hidden) = value else { return "" }
        let title = caption.map { "<p class=\"cap\">\(Markup.escaped(VisibleText.visible($0)))</p>" } ?? ""
        var panel = Panel(matrix: grid, role, hidden: hidden, rowLabels: rows, columnLabels: columns)
        // What a mask hides is known of a matrix alone.
        if case .matrix(let original, _, _, _, _) = originals[index], hidden.isEmpty {
            panel = ComparedMatrix(grid, role, rowLabels: rows, columnLabels: columns).panel(comparedWith: original)
        }
        let figure = figure(id: "matrix-\(label).\(index + 1)", label: caption ?? "")
        return "<div class=\"one\">\(title)\(figure.html(panel))</div>"
    }

    private func picture(_ value: ShownValue, _ caption: String?, _ index: Int) -> String {
        switch value {
        case .trace(let trace, let original):
            let number = figures.traceNumber(cell: cell, output: index)
            let title = caption.map { "<p class=\"cap\">\(Markup.escaped(VisibleText.visible($0)))</p>\n" } ?? ""
            return title
                + figures.html(
                    figure(id: "trace-\(number)", label: words(.trace(number))), of: trace,
                    comparedWith: original ?? earlier(index))
        case .plot(let plot):
            let number = figures.plotNumber(cell: cell, output: index)
            return figure(id: "plot-\(number)", label: words(.plot(number))).html(plot, caption: caption)
        case .matrix, .text: return ""
        }
    }

    private func earlier(_ index: Int) -> Trace? {
        if case .trace(let trace, _) = originals[index] { trace } else { nil }
    }

    private func figure(id: String, label: String) -> FigureHTML {
        figures.figure(id: id, label: label, cell: isOnPage ? self.label : nil)
    }
}

extension CellReport.Output {
    /// Whether it belongs inside the cell's frame.
    fileprivate var isFramed: Bool {
        switch self {
        case .printed, .shown(.text, _), .shown(.matrix, _): true
        case .shown(.trace, _), .shown(.plot, _): false
        }
    }
}
