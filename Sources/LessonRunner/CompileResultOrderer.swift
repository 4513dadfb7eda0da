import LessonModel
import Synchronization

/// Emits the results of compilation between the events of the cells that run, so that all events come in chapter order.
final class CompileResultOrderer: Sendable {
    private struct State {
        var waiting: [(cell: Int, events: [Event])]
    }

    private let state: Mutex<State>
    /// Cells that are marked `warns`, and of which the compiler does not.
    private let unwarned: [Int: Diagnostic]
    private let emit: @Sendable (Event) -> Void

    init(_ chapter: CompiledChapter, emit: @escaping @Sendable (Event) -> Void) {
        self.emit = emit
        var waiting: [(cell: Int, events: [Event])] = []
        var unwarned: [Int: Diagnostic] = [:]
        for program in chapter.programs {
            for diagnostic in program.diagnostics { emit(.diagnostic(diagnostic, cell: nil)) }
            for cell in program.program.cells {
                let warnings = program.warnings[.cell(cell)] ?? []
                var events = warnings.map { Event.diagnostic($0, cell: cell.index) }
                if program.library == nil {
                    events.append(.cellFinished(cell.index, .skipped, seconds: 0))
                } else {
                    if cell.warning != nil, warnings.isEmpty { unwarned[cell.index] = cell.lackOfWarnings }
                    if cell.action == .compile {
                        events += Self.ending(cell.index, .passed, seconds: 0, unwarned)
                    }
                }
                if !events.isEmpty { waiting.append((cell.index, events)) }
            }
        }
        for result in chapter.programs.flatMap(\.rejected) + chapter.failingCells {
            let cell = result.piece.cell?.index
            let diagnostics = result.diagnostics.map { Event.diagnostic($0, cell: cell) }
            guard let cell else {
                diagnostics.forEach(emit)
                continue
            }
            waiting.append((cell, diagnostics + [.cellFinished(cell, result.status, seconds: 0)]))
        }
        state = Mutex(State(waiting: waiting.sorted { $0.cell < $1.cell }))
        self.unwarned = unwarned
    }

    /// Emits an event, after the compile results of the cells before it and the warnings of the cell that it ends.
    func forward(_ event: Event) {
        switch event {
        case .cellStarted(let cell): emitWaiting(before: cell)
        case .cellFinished(let cell, let status, let seconds):
            emitWaiting(before: cell + 1)
            return Self.ending(cell, status, seconds: seconds, unwarned).forEach(emit)
        default: break
        }
        emit(event)
    }

    /// Emits the results that are left.
    func finish() {
        emitWaiting(before: .max)
    }

    /// How a cell ends; one that lacks the warnings that it is marked with does not pass.
    private static func ending(
        _ cell: Int, _ status: CellStatus, seconds: Double, _ unwarned: [Int: Diagnostic]
    ) -> [Event] {
        guard status == .passed, let fault = unwarned[cell] else {
            return [.cellFinished(cell, status, seconds: seconds)]
        }
        return [.diagnostic(fault, cell: cell), .cellFinished(cell, .unexpectedSuccess, seconds: seconds)]
    }

    private func emitWaiting(before cell: Int) {
        let due = state.withLock { state in
            let count = state.waiting.prefix { $0.cell < cell }.count
            defer { state.waiting.removeFirst(count) }
            return Array(state.waiting.prefix(count))
        }
        due.flatMap(\.events).forEach(emit)
    }
}

extension Cell {
    fileprivate var lackOfWarnings: Diagnostic {
        failureDiagnostic(
            "the compiler is to warn of this cell, but it does not",
            remedy: "leave out `warns`, or let the cell have something to warn of")
    }
}
