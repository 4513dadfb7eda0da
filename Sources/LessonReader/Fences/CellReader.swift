import LessonModel
import SwiftSource

/// Reads a cell from a fence, and reports attributes that contradict each other.
struct CellReader {
    let source: SourceText
    let state: ReadingState

    /// The cell, and the label of what it shows.
    func cell(_ fence: Fence) -> (cell: Cell, figure: Block.Label?) {
        let attributes = FenceAttributes(fence, kind: .cell, source: source, state: state)
        let action = action(attributes)
        checkContradictions(attributes)
        var cell = Cell(index: state.cells.count + 1, code: fence.code, action: action)
        if action == .failToCompile || action == .trap { cell.failure = attributes.item("fails").map(failure) }
        if action == .run || action == .compile { cell.warning = attributes.item("warns").map(failure) }
        if let id = attributes.id("id"), let item = attributes.item("id"),
            state.claim(id, as: "cell", item.valuePosition, in: source)
        {
            cell.id = id
        }
        cell.showsSource = !attributes.has("hidden") && !attributes.has("no-source")
        cell.showsOutput = !attributes.has("hidden") && !attributes.has("no-output")
        state.number(&cell)
        cell.timeout = attributes.number("timeout", .timeout)
        cell.reset = attributes.has("reset")
        cell.skipInCheck = attributes.has("skip-in-check")
        cell.varies = attributes.has("varies")
        if action == .run || action == .trap {
            cell.trailingExpression = SwiftSource(cell.code.text).trailingExpression
        }
        return (cell, figure(attributes))
    }

    private func figure(_ attributes: FenceAttributes) -> Block.Label? {
        guard attributes.has("figure") || attributes.has("caption") else { return nil }
        var label = Block.Label(caption: attributes.string("caption").map { Inline.line($0) } ?? [])
        if let id = attributes.id("figure"), let item = attributes.item("figure"),
            state.claimAnchor(id, as: "figure", item.textPosition, in: source)
        {
            label.id = id
        }
        return label
    }

    private func failure(_ item: InfoString.Item) -> FailureAttribute {
        FailureAttribute(
            place: source.place(item.position), excerpt: source.excerpt(item.position, length: item.length))
    }

    private func action(_ attributes: FenceAttributes) -> Cell.Action {
        if let item = attributes.item("fails") {
            switch item.value {
            case "compile": return .failToCompile
            case "trap": return .trap
            default:
                let value = item.value ?? ""
                state.report(
                    source.error(
                        item.valuePosition, length: item.valueLength, "a cell cannot fail by '\(value)'",
                        remedy: Suggestion.question(for: value, among: ["compile", "trap"])
                            ?? "write \(FenceKind.example("fails"))"))
            }
        }
        if attributes.has("ignore") { return .ignore }
        return attributes.has("no-run") ? .compile : .run
    }

    /// Pairs of attributes that contradict each other, and why.
    private static let contradictions: [(first: String, second: String, why: String)] =
        [
            ("ignore", "no-run", "an ignored cell is not even compiled"),
            ("ignore", "fails", "an ignored cell is not even compiled"),
            ("ignore", "hidden", "the cell would neither be compiled nor shown"),
            ("ignore", "no-source", "the cell would neither be compiled nor shown"),
            ("ignore", "no-output", "an ignored cell has no output"),
            ("ignore", "timeout", "an ignored cell does not run"),
            ("ignore", "reset", "an ignored cell belongs to no program"),
            ("ignore", "skip-in-check", "an ignored cell belongs to no program"),
            ("ignore", "warns", "an ignored cell is not even compiled"),
            ("ignore", "varies", "an ignored cell shows nothing"),
            ("no-run", "varies", "a cell that does not run shows nothing"),
            ("no-run", "fails", "'no-run' cells compile and do not run"),
            ("no-run", "no-output", "a cell that does not run has no output"),
            ("no-run", "no-source", "there would be nothing to show"),
            ("no-run", "timeout", "the cell does not run"),
            ("hidden", "no-output", "'hidden' hides the output too"),
            ("hidden", "no-source", "'hidden' hides the source too"),
            ("hidden", "fails", "the failure is what the cell is there to show"),
            ("hidden", "warns", "the warning is what the cell is there to show"),
            ("no-output", "no-source", "together they are 'hidden'"),
            ("no-output", "fails", "the failure is what the cell is there to show"),
            ("no-source", "warns", "the warning is about the source"),
            ("fails", "warns", "the failure is what the cell is there to show"),
        ]
        + ["figure", "caption"].flatMap { figure in
            [
                ("hidden", figure, "the cell shows nothing"), ("no-output", figure, "the cell shows nothing"),
                ("ignore", figure, "an ignored cell shows nothing"),
                ("no-run", figure, "a cell that does not run shows nothing"),
            ]
        }

    private func checkContradictions(_ attributes: FenceAttributes) {
        for rule in Self.contradictions {
            guard let first = attributes.item(rule.first), let second = attributes.item(rule.second) else { continue }
            let (early, late) = first.position.column < second.position.column ? (first, second) : (second, first)
            attributes.report(
                late, "'\(written(late))' contradicts '\(written(early))': \(rule.why)", remedy: "remove one of them",
                notes: [attributes.note(early, "'\(written(early))' is here")])
        }
        if let timeout = attributes.item("timeout"), attributes.string("fails") == "compile" {
            attributes.report(
                timeout, "'timeout' contradicts 'fails=compile': the cell does not run", remedy: "remove one of them",
                notes: attributes.item("fails").map { [attributes.note($0, "'fails=compile' is here")] } ?? [])
        }
    }

    private func written(_ item: InfoString.Item) -> String {
        item.key == "fails" ? "fails=\(item.value ?? "")" : item.key
    }
}
