import LessonModel
import TraceFigures

/// A cell as a learner sees it: its code behind a gutter with its number, what it put out, and what went wrong.
struct CellText {
    private let cell: Cell
    private let report: CellReport?
    private let setter: BlockSetter
    private let marksFaults: Bool

    init(_ cell: Cell, _ report: CellReport?, _ setter: BlockSetter, marksFaults: Bool = true) {
        self.marksFaults = marksFaults
        self.cell = cell
        self.report = report
        self.setter = setter
    }

    func lines() -> [StyledLine] {
        let source = cell.showsSource ? source() : []
        let output =
            cell.showsOutput
            ? OutputText(report?.outputs ?? [], setter, isUnfinished: report?.status == nil && !marksFaults).lines()
            : []
        let ending = cell.showsSource || !endedWell ? ending() : []
        return [source, output, ending].filter { !$0.isEmpty }.reduce(into: []) { lines, part in
            if !lines.isEmpty { lines.append(StyledLine()) }
            lines += part
        }
    }

    private var endedWell: Bool { report?.status == nil || report?.status == .passed }
    private var isMeantToFail: Bool { cell.action == .failToCompile || cell.action == .trap }

    // MARK: Code

    /// Faults are marked under the code they mean, so that they read without colour too.
    private func source() -> [StyledLine] {
        let number = "[\(cell.index)]"
        let gutter = setter.metrics.width(of: number) + 1
        let faults = marksFaults ? faults() : [:]
        var lines: [StyledLine] = []
        for (index, code) in CodeLines.swift(cell.code.text, setter.faces, setter.metrics).enumerated() {
            let fault = faults[index]
            var wrapped = CodeLines.wrapped(code, setter.style.width - gutter - 2, setter.metrics)
            if let fault, wrapped.count == 1 {
                let room = setter.style.width - gutter - 2
                let start = min(fault.lowerBound, room - 1)
                let carets = min(max(fault.count, 1), room - start)
                wrapped.append(
                    .gap(start) + setter.metrics.line(String(repeating: "^", count: carets), setter.faces.bad))
            }
            for (row, code) in wrapped.enumerated() {
                let isCarets = fault != nil && row == wrapped.count - 1
                let mark = lines.isEmpty ? number : isCarets ? "✗" : ""
                lines.append(
                    setter.metrics.line(mark, isCarets ? setter.faces.bad : setter.faces.accent).padded(to: gutter)
                        + setter.metrics.line("│ ", setter.faces.mute) + code)
            }
        }
        return lines
    }

    /// The stretch of cells that an error means, by line of the code counted from 0.
    private func faults() -> [Int: Range<Int>] {
        var faults: [Int: Range<Int>] = [:]
        let codeLines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for diagnostic in report?.diagnostics ?? [] where diagnostic.severity == .error {
            guard let place = diagnostic.place, cell.code.lines.contains(place.line) else { continue }
            let line = place.line - cell.code.place.line
            guard faults[line] == nil, line < codeLines.count else { continue }
            let bytes = Array(codeLines[line].utf8)
            let start = min(max(place.column - cell.code.place.column, 0), bytes.count)
            let end = min(start + (diagnostic.excerpt?.length ?? 1), bytes.count)
            func cells(_ range: Range<Int>) -> Int {
                setter.metrics.width(of: VisibleText.visible(String(decoding: bytes[range], as: UTF8.self)))
            }
            faults[line] = cells(0..<start)..<(cells(0..<start) + cells(start..<end))
        }
        return faults
    }

    // MARK: What became of it

    private func ending() -> [StyledLine] {
        guard let report, let status = report.status else { return [] }
        var lines: [StyledLine] = []
        let face = isMeantToFail && endedWell ? setter.faces.mute : setter.faces.bad
        if let words = words(status) {
            lines += setter.broken([setter.metrics.span(words, face)], setter.measure)
        }
        for diagnostic in report.diagnostics {
            lines += self.lines(diagnostic)
        }
        return lines
    }

    private func words(_ status: CellStatus) -> String? {
        let seconds = NumberStyle([report?.seconds ?? 0], cap: 1).text(report?.seconds ?? 0)
        switch status {
        case .passed:
            switch cell.action {
            case .failToCompile: return "✓ Meant to fail, and does not compile:"
            case .trap: return "✓ Meant to fail, and stops the program:"
            case .run, .compile, .ignore: return nil
            }
        case .failed: return "✗ Does not compile"
        case .trapped: return "✗ Ended the program"
        case .timedOut: return "✗ Stopped after \(seconds) s"
        case .overLimit: return "✗ Stopped: over its limit"
        case .skipped:
            return report?.diagnostics.isEmpty == false ? "– Not run" : "– Not run: an earlier cell ended the program"
        case .unexpectedSuccess:
            return cell.action == .trap ? "✗ Meant to fail, but ran to its end" : "✗ Meant to fail, but compiles"
        }
    }

    /// One line of what is wrong, with the chapter's line; then what to do about it.
    private func lines(_ diagnostic: Diagnostic) -> [StyledLine] {
        let face = diagnostic.severity == .note ? setter.faces.mute : setter.faces.bad
        var text = diagnostic.severity.rawValue + ": " + VisibleText.visible(diagnostic.message)
        if let line = diagnostic.place?.line { text = "line \(line): " + text }
        var lines = setter.broken([setter.metrics.span(text, face)], setter.measure - 2)
        if let remedy = diagnostic.remedy {
            lines += setter.broken([setter.metrics.span(VisibleText.visible(remedy))], setter.measure - 2)
        }
        return lines.map { .gap(2) + $0 } + diagnostic.notes.flatMap { self.lines($0) }
    }
}
