import LessonModel
import StepTrace
import TraceFigures

/// What a cell showed, as outputs of a notebook: printed text, values as text, figures as HTML with the text as well.
struct NotebookOutputs {
    private let words: Words
    private let renderer: BlockTextRenderer
    private let style = TerminalStyle(width: 100)

    init(_ words: Words) {
        self.words = words
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
    }

    func values(_ cell: Cell, _ report: CellReport?) -> [JSONValue] {
        guard let report else { return [] }
        let shown = cell.showsOutput ? report.outputs : []
        let outputs = shown.count > OutputText.most ? Array(shown.prefix(OutputText.head)) : shown
        var values = outputs.map { value(of: $0, cell) }
        if outputs.count < shown.count {
            values.append(stream("stdout", "⋯ \(words.lesson(.moreOutputs(String(shown.count - outputs.count)))) ⋯\n"))
        }
        return values + ending(cell, report)
    }

    private func value(of output: CellReport.Output, _ cell: Cell) -> JSONValue {
        switch output {
        case .printed(let text): return stream("stdout", VisibleText.visible(text))
        case .shown(let value, let caption):
            let text = OutputText([output], renderer).lines().map { $0.text(style) }.joined(separator: "\n")
            var data = [JSONValue.Member("text/plain", NotebookText.lines(text))]
            if let html = NotebookFigureHTML(words: words).html(value, caption: caption) {
                data.insert(.init("text/html", NotebookText.lines(html)), at: 0)
            }
            let isResult = caption == nil
            var members: [JSONValue.Member] = [
                .init("data", .object(data)), .init("metadata", .object([])),
                .init("output_type", .string(isResult ? "execute_result" : "display_data")),
            ]
            if isResult { members.insert(.init("execution_count", JSONValue(cell.index)), at: 1) }
            return .object(members)
        }
    }

    private func stream(_ name: String, _ text: String) -> JSONValue {
        .object([
            .init("name", .string(name)), .init("output_type", .string("stream")),
            .init("text", NotebookText.lines(text)),
        ])
    }

    /// How the cell ended, if there is something to say of that.
    private func ending(_ cell: Cell, _ report: CellReport) -> [JSONValue] {
        let diagnostics = report.diagnostics.filter { $0.severity != .warning || cell.warning != nil }
        let messages = CellFaults(cell, diagnostics).messages(words.lesson).map(VisibleText.visible)
        let status = CellStatusText.phrase(cell, report).map { words.lesson($0) }
        guard cell.isMeantToFail || status != nil else {
            return messages.isEmpty ? [] : [stream("stderr", messages.joined(separator: "\n") + "\n")]
        }
        guard !messages.isEmpty || status != nil else { return [] }
        return [
            .object([
                .init("ename", .string(status ?? words.page(.meantToFail))),
                .init("evalue", .string(messages.first ?? "")), .init("output_type", .string("error")),
                .init("traceback", JSONValue((status.map { [$0] } ?? []) + messages)),
            ])
        ]
    }
}
