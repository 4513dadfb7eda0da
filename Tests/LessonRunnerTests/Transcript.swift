import LessonModel
import StepTrace

/// Events as text for comparison: one line for each event, with complete diagnostics and without times.
func transcript(_ events: [Event]) -> String {
    var lines: [String] = []
    var printed: (text: String, cell: Int)?
    func flush() {
        if let (text, cell) = printed { lines.append("\(cell) printed \(text.debugDescription)") }
        printed = nil
    }
    for event in events {
        if case .printed(let text, let cell) = event {
            printed = ((printed?.text ?? "") + text, cell)
            continue
        }
        flush()
        switch event {
        case .compileStarted, .compileFinished, .memoryPeak, .chapterFinished, .printed: break
        case .diagnostic(let diagnostic, let cell):
            lines += described(diagnostic, margin: (cell.map(String.init) ?? "-") + " ")
        case .cellStarted(let cell): lines.append("\(cell) started")
        case .shown(let value, let caption, let cell):
            lines.append("\(cell) shown \(describe(value))" + (caption.map { " (\($0))" } ?? ""))
        case .inlineValue(let text, let index): lines.append("inline \(index) = \(text)")
        case .cellFinished(let cell, let status, _): lines.append("\(cell) \(status.rawValue)")
        }
    }
    flush()
    return lines.joined(separator: "\n")
}

private func describe(_ value: ShownValue) -> String {
    switch value {
    case .text(let text): text
    case .matrix(let grid, let rows, let columns, _, _): "matrix \(grid.values) \(rows) \(columns)"
    case .trace(let trace, _):
        "trace \(([trace.title] + detail(of: trace)).joined(separator: ", ")): "
            + trace.steps.map(\.name).joined(separator: ", ")
    case .plot(let plot): "\(plot.kind) plot \(plot.series.map { ($0.name, $0.x, $0.y) }) \(plot.categories)"
    }
}

private func detail(of trace: Trace) -> [String] {
    if !trace.selection.isEmpty { return [trace.selection.joined(separator: " and ")] }
    return trace.detail == .summary ? [] : [trace.detail.rawValue]
}

func described(_ diagnostic: Diagnostic, margin: String) -> [String] {
    let place = diagnostic.place.map { "\($0.line):\($0.column): " } ?? ""
    var lines = ["\(margin)\(diagnostic.severity): \(place)\(diagnostic.message)"]
    if let excerpt = diagnostic.excerpt {
        let caret =
            String(repeating: " ", count: (diagnostic.place?.column ?? 1) - 1)
            + String(repeating: "^", count: excerpt.length)
        lines += ["    | \(excerpt.line)"] + (excerpt.length > 0 ? ["    | \(caret)"] : [])
    }
    if let remedy = diagnostic.remedy { lines.append("    = \(remedy)") }
    return lines + diagnostic.notes.flatMap { described($0, margin: "    ") }
}
