import LessonModel
import StepTrace
import TraceFigures

/// A cell on a terminal: its code after a gutter with its number, its outputs, and its errors.
struct CellText {
    private let cell: Cell
    private let report: CellReport?
    private let renderer: BlockTextRenderer
    private let marksFaults: Bool

    init(_ cell: Cell, _ report: CellReport?, _ renderer: BlockTextRenderer, marksFaults: Bool = true) {
        self.marksFaults = marksFaults
        self.cell = cell
        self.report = report
        self.renderer = renderer
    }

    func lines() -> [StyledLine] {
        let source = cell.showsSource ? source() : []
        let output =
            cell.showsOutput
            ? OutputText(report?.outputs ?? [], renderer, isUnfinished: report?.status == nil && !marksFaults).lines()
            : []
        let ending = cell.showsSource || !endedWell ? ending() : []
        return [source, output, ending].filter { !$0.isEmpty }.reduce(into: []) { lines, part in
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines += part
        }
    }

    private var endedWell: Bool { report?.status == nil || report?.status == .passed }

    // MARK: Code

    /// Carets are printed under faulty code, so that it is visible without colours too.
    private func source() -> [StyledLine] {
        let number = "[\(cell.number)]"
        let gutter = renderer.metrics.width(of: number) + 1
        let faults = marksFaults ? faults() : [:]
        var lines: [StyledLine] = []
        for (index, code) in CodeLines.swift(cell.code.text, renderer.faces, renderer.metrics).enumerated() {
            let fault = faults[index]
            var wrapped = CodeLines.wrapped(code, renderer.style.width - gutter - 2, renderer.metrics)
            if let fault, wrapped.count == 1 {
                let room = renderer.style.width - gutter - 2
                let start = min(fault.lowerBound, room - 1)
                let carets = min(max(fault.count, 1), room - start)
                wrapped.append(
                    .gap(start) + renderer.metrics.line(String(repeating: "^", count: carets), renderer.faces.bad))
            }
            for (row, code) in wrapped.enumerated() {
                let isCarets = fault != nil && row == wrapped.count - 1
                let mark = lines.isEmpty ? number : isCarets ? "✗" : ""
                lines.append(
                    renderer.metrics.line(mark, isCarets ? renderer.faces.bad : renderer.faces.accent).padded(
                        to: gutter)
                        + renderer.metrics.line("│ ", renderer.faces.mute) + code)
            }
        }
        return lines
    }

    /// The columns that an error points at, by line of the code counted from 0.
    private func faults() -> [Int: Range<Int>] {
        let lines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        return CellFaults(cell, report?.diagnostics ?? []).ranges.reduce(into: [:]) { faults, fault in
            func columns(_ range: Range<Int>) -> Int {
                let text = String(decoding: lines[fault.key][range], as: UTF8.self)
                return renderer.metrics.width(of: VisibleText.visible(text))
            }
            let start = columns(0..<fault.value.lowerBound)
            faults[fault.key] = start..<(start + columns(fault.value))
        }
    }

    // MARK: Result

    private func ending() -> [StyledLine] {
        guard let report, report.status != nil else { return [] }
        var lines: [StyledLine] = []
        let face = cell.isMeantToFail && endedWell ? renderer.faces.mute : renderer.faces.bad
        if let status = status(report) {
            lines += renderer.broken([renderer.metrics.span(status, face)], renderer.measure)
        }
        for diagnostic in report.diagnostics {
            lines += self.lines(diagnostic)
        }
        return lines
    }

    /// The status after a mark, so that it is clear without colours too.
    private func status(_ report: CellReport) -> String? {
        let words = renderer.words.lesson
        switch (report.status, cell.action) {
        case (.passed, .failToCompile): return "✓ " + words(.failsToCompileAsMeant)
        case (.passed, .trap): return "✓ " + words(.trapsAsMeant)
        case (.passed, _) where cell.warning != nil: return "✓ " + words(.warnsAsMeant)
        case (.timedOut, _):
            let seconds = NumberStyle([report.seconds], cap: 1).text(report.seconds)
            return "✗ " + words(.stoppedAfter(seconds: seconds))
        default:
            let mark = report.status == .skipped ? "–" : "✗"
            return CellStatusText.phrase(cell, report).map { "\(mark) \(words($0))" }
        }
    }

    /// The message with the chapter's line number, then the remedy.
    private func lines(_ diagnostic: Diagnostic) -> [StyledLine] {
        let face = diagnostic.severity == .note ? renderer.faces.mute : renderer.faces.bad
        let words = renderer.words.lesson
        var text = words(.diagnostic(diagnostic.severity, VisibleText.visible(diagnostic.message)))
        if let place = diagnostic.place {
            text =
                place.file == cell.code.place.file
                ? words(.line(place.line, text)) : "\(place.fileName):\(place.line): \(text)"
        }
        var lines = renderer.broken([renderer.metrics.span(text, face)], renderer.measure - 2)
        if let remedy = diagnostic.remedy {
            lines += renderer.broken([renderer.metrics.span(VisibleText.visible(remedy))], renderer.measure - 2)
        }
        return lines.map { .gap(2) + $0 } + diagnostic.notes.flatMap { self.lines($0) }
    }
}
