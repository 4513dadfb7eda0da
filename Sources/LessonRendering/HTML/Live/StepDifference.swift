import LessonModel
import StepTrace
import TraceFigures

/// The first step of a trace that differs from that of another one, as their figure says too.
struct StepDifference {
    let phrase: ChangePhrase

    /// - Returns: nil where every step is the same.
    init?(from old: Trace, to new: Trace, words: Words) {
        let shown = Figure(new, comparedWith: old, words: words.figure).differing
        // What a figure leaves out may be all that differs.
        let path = shown.first ?? new.places.first { Self.differs($0.step, from: old.step($0.path)) }?.path
        if let path, let step = new.step(path) {
            phrase = Self.phrase(step, path, old.step(path), words)
        } else if let lost = old.places.first(where: { new.step($0.path) == nil }) {
            phrase = .stepRemoved(lost.path)
        } else {
            return nil
        }
    }

    private static func differs(_ step: Step, from old: Step?) -> Bool {
        guard let old, old.value.shape == step.value.shape else { return true }
        return firstDifference(step, old) != nil
    }

    private static func firstDifference(_ step: Step, _ old: Step) -> Int? {
        step.value.values.indices.first { step.value.values[$0].differs(from: old.value.values[$0]) }
    }

    private static func phrase(_ step: Step, _ path: String, _ old: Step?, _ words: Words) -> ChangePhrase {
        guard let old else { return .stepAdded(path) }
        guard old.value.shape == step.value.shape, let index = firstDifference(step, old) else {
            return .stepShape(path, old: old.value.shape, new: step.value.shape)
        }
        let (row, column) = (index / step.value.columns, index % step.value.columns)
        let entry = words.check(
            .entry(
                row: row, column: column, rowLabel: label(row, step.rowLabels, step.value.rows),
                columnLabel: label(column, step.columnLabels, step.value.columns)))
        let (before, now) = (old.value.values[index], step.value.values[index])
        // In the digits of the figure, or in more where both read the same.
        var texts = (NumberStyle(old).text(before), NumberStyle(step).text(now))
        if texts.0 == texts.1 { texts = DivergenceText.apart(before, now) }
        return .step(path, entry: entry, old: texts.0, new: texts.1)
    }

    private static func label(_ index: Int, _ labels: [String], _ count: Int) -> String? {
        labels.count == count && !labels[index].isEmpty ? labels[index] : nil
    }
}
