import LessonModel
import Synchronization

/// Emits the results of compilation between the events of the cells that run, so that all events come in chapter order.
final class CompileResultOrderer: Sendable {
    private struct State {
        var waiting: [(cell: Int, events: [Event])]
    }

    private let state: Mutex<State>
    private let emit: @Sendable (Event) -> Void

    init(_ chapter: CompiledChapter, emit: @escaping @Sendable (Event) -> Void) {
        self.emit = emit
        var waiting: [(cell: Int, events: [Event])] = []
        for program in chapter.programs {
            for diagnostic in program.diagnostics { emit(.diagnostic(diagnostic, cell: nil)) }
            for cell in program.program.cells {
                if program.library == nil {
                    waiting.append((cell.index, [.cellFinished(cell.index, .skipped, seconds: 0)]))
                } else if cell.action == .compile {
                    waiting.append((cell.index, [.cellFinished(cell.index, .passed, seconds: 0)]))
                }
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
    }

    /// Emits an event, after the compile results of the cells before it.
    func forward(_ event: Event) {
        switch event {
        case .cellStarted(let cell): emitWaiting(before: cell)
        case .cellFinished(let cell, _, _): emitWaiting(before: cell)
        default: break
        }
        emit(event)
    }

    /// Emits the results that are left.
    func finish() {
        emitWaiting(before: .max)
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
