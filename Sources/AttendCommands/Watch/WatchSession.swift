import LessonModel
import LessonRendering

/// `attend check --watch`: answers are checked again whenever one is saved, and keys ask for more.
struct WatchSession: Sendable {
    private enum Event: Sendable {
        case saved
        case key(Character)
    }

    private let place: StudyPlace
    private let check: AnswerCheck
    private let assignments: [Assignment]
    private let desk: Desk

    init(_ place: StudyPlace, _ check: AnswerCheck, _ assignments: [Assignment], _ desk: Desk) {
        self.place = place
        self.check = check
        self.assignments = assignments
        self.desk = desk
    }

    /// Goes on until `q` is pressed or the task is cancelled.
    func run() async throws {
        let (events, emitter) = AsyncStream.makeStream(of: Event.self)
        let keyboard = Keyboard { emitter.yield(.key($0)) }
        defer { keyboard?.restore() }
        let chapters = place.course.chapters.filter { chapter in assignments.contains { $0.chapter == chapter.id } }
        let watch = FileWatch { [answers = place.answers] in answers.everything(of: chapters) }
        let watching = Task { await watch.run { emitter.yield(.saved) } }
        defer { watching.cancel() }

        let hasKeys = keyboard != nil
        var place = place
        var state = WatchState()
        try await look(&state, &place, hasKeys: hasKeys)
        for await event in events {
            switch event {
            case .saved: try await look(&state, &place, hasKeys: hasKeys)
            case .key(let key):
                let action = state.action(for: key)
                if action == .quit { return }
                try await answer(action, &state, &place)
            }
        }
    }

    /// Checks everything and shows what is new, and the exercise at hand.
    private func look(_ state: inout WatchState, _ place: inout StudyPlace, hasKeys: Bool) async throws {
        let status = StatusLine(desk)
        let outcome = try await {
            defer { status.clear() }
            return try await check.outcome(for: assignments) { status.show($0) }
        }()
        place.update(desk) { $0.record(outcome.report) }
        let text = CheckText(style: desk.style)
        if hasKeys, desk.surroundings.outputIsTerminal { desk.console.out("\u{1B}[2J\u{1B}[H") }
        for entry in state.update(outcome.report) { put(text.lines(entry) + [""]) }
        desk.report(outcome.lessonFaults + outcome.report.diagnostics)
        let waiting = hasKeys ? WatchState.keys : FileWatch.waiting
        put([text.summary(outcome.report), outcome.report.passed ? "All passed. \(waiting)" : waiting])
    }

    private func answer(_ action: WatchState.Action, _ state: inout WatchState, _ place: inout StudyPlace) async throws
    {
        let text = CheckText(style: desk.style)
        switch action {
        case .show: if let entry = state.current { put([""] + text.lines(entry)) }
        case .list: put([""] + text.overview(state.report))
        case .check: try await look(&state, &place, hasKeys: true)
        case .explain: put([WatchState.keys])
        case .quit: break
        case .refuse:
            if let entry = state.current {
                put(["The solution of \(entry.assignment.label) is shown when it is passed."])
            }
        case .hint:
            guard let entry = state.current else { return }
            var text = ""
            place.update(desk) { text = Hints(style: desk.style).text(for: entry.assignment, &$0) }
            desk.console.out("\n" + text)
        case .solution:
            guard let entry = state.current else { return }
            desk.console.out("\n" + (try await Solutions(check).text(for: entry.assignment)))
        }
    }

    private func put(_ lines: [String]) {
        desk.console.out(lines.joined(separator: "\n") + "\n")
    }
}
