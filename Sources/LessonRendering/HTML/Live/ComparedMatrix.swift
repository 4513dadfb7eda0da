import StepTrace
import TraceFigures

/// A matrix as figures draw it, its numbers marked that differ from those of another one.
struct ComparedMatrix {
    private let grid: Grid
    private let role: Step.Role
    private let rowLabels: [String]
    private let columnLabels: [String]

    init(_ grid: Grid, _ role: Step.Role = .vector, rowLabels: [String] = [], columnLabels: [String] = []) {
        self.grid = grid
        self.role = role
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
    }

    /// - Parameters:
    ///   - original: what it is compared with; of another shape, nothing is marked.
    ///   - others: matrices beside it, with which it shares its colours.
    func panel(comparedWith original: Grid, beside others: [Grid] = []) -> Panel {
        let steps = ([grid] + others).enumerated().map { step($0.element, number: $0.offset) }
        var originals = steps
        originals[0].value = original
        var panel = Figure(
            Trace(title: "", steps: steps), comparedWith: Trace(title: "", steps: originals), words: { _ in "" }
        ).panels[0]
        panel.name = ""
        panel.rowAxis = nil
        panel.columnAxis = nil
        panel.rowLabels = rowLabels
        panel.columnLabels = columnLabels
        return panel
    }

    private func step(_ grid: Grid, number: Int) -> Step {
        Step(name: String(number), symbol: "", operation: .given, value: grid, role: role)
    }
}
