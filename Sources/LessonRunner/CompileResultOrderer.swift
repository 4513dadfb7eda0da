import LessonModel
import Synchronization

/// Tells the compiler's verdicts at their place among the events of the cells that run, so that events come in the
/// order of the chapter.
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
        for verdict in chapter.programs.flatMap(\.verdicts) + chapter.failures {
            let cell = verdict.piece.cell?.index
            let diagnostics = verdict.diagnostics.map { Event.diagnostic($0, cell: cell) }
            guard let cell else {
                diagnostics.forEach(emit)
                continue
            }
            waiting.append((cell, diagnostics + [.cellFinished(cell, verdict.status, seconds: 0)]))
        }
        state = Mutex(State(waiting: waiting.sorted { $0.cell < $1.cell }))
    }

    /// Tells an event, and before it what is due.
    func tell(_ event: Event) {
        switch event {
        case .cellStarted(let cell): tellWaiting(before: cell)
        case .cellFinished(let cell, _, _): tellWaiting(before: cell)
        default: break
        }
        emit(event)
    }

    func tellRest() {
        tellWaiting(before: .max)
    }

    private func tellWaiting(before cell: Int) {
        let due = state.withLock { state in
            let count = state.waiting.prefix { $0.cell < cell }.count
            defer { state.waiting.removeFirst(count) }
            return Array(state.waiting.prefix(count))
        }
        due.flatMap(\.events).forEach(emit)
    }
}
