import LessonModel
import LessonRendering

/// `attend check --watch`: checks answers again whenever one is saved, and reacts to keys.
struct WatchSession: Sendable {
    private enum Event: Sendable {
        case saved
        case key(Character)
    }

    private let session: LearnerSession
    private let check: AnswerCheck
    private let exercises: [Exercise]
    private let context: CommandContext

    init(_ session: LearnerSession, _ check: AnswerCheck, _ exercises: [Exercise], _ context: CommandContext) {
        self.session = session
        self.check = check
        self.exercises = exercises
        self.context = context
    }

    private var words: CommandWords { check.words.command }

    /// Runs until `q` is pressed or the task is cancelled.
    func run() async throws {
        let (events, emitter) = AsyncStream.makeStream(of: Event.self)
        let keyboard = Keyboard { emitter.yield(.key($0)) }
        defer { keyboard?.restore() }
        let chapters = session.course.chapters.filter { chapter in exercises.contains { $0.chapter == chapter.id } }
        let watcher = FileWatcher { [answers = session.answers] in answers.everything(of: chapters) }
        let watching = Task { await watcher.run { emitter.yield(.saved) } }
        defer { watching.cancel() }

        let hasKeys = keyboard != nil
        var session = session
        var state = WatchState()
        try await checkAll(&state, &session, hasKeys: hasKeys)
        for await event in events {
            switch event {
            case .saved: try await checkAll(&state, &session, hasKeys: hasKeys)
            case .key(let key):
                let action = state.action(for: key)
                if action == .quit { return }
                try await perform(action, &state, &session)
            }
        }
    }

    /// Checks everything and shows what has changed, and the current exercise.
    private func checkAll(_ state: inout WatchState, _ session: inout LearnerSession, hasKeys: Bool) async throws {
        let status = StatusLine(context, words)
        let outcome = try await {
            defer { status.clear() }
            return try await check.outcome(for: exercises) { status.show($0) }
        }()
        session.update(context) { $0.record(outcome.report) }
        let text = CheckText(style: context.style, words: check.words)
        if hasKeys { context.console.out(context.clearedScreen) }
        for entry in state.update(outcome.report) { put(text.lines(entry) + [""]) }
        context.report(outcome.lessonFaults + outcome.report.diagnostics)
        let phrases: [CommandPhrase] =
            (outcome.report.passed ? [.allPassed] : []) + [hasKeys ? .keys : .waiting]
        put([text.summary(outcome.report), phrases.map { words($0) }.joined(separator: " ")])
    }

    private func perform(_ action: WatchState.Action, _ state: inout WatchState, _ session: inout LearnerSession)
        async throws
    {
        let text = CheckText(style: context.style, words: check.words)
        switch action {
        case .show: if let entry = state.current { put([""] + text.lines(entry)) }
        case .list: put([""] + text.overview(state.report))
        case .check: try await checkAll(&state, &session, hasKeys: true)
        case .explain: put([words(.keys)])
        case .quit: break
        case .refuse:
            if let entry = state.current {
                put([words(.solutionWhenPassed(exercise: entry.exercise.label))])
            }
        case .hint:
            guard let entry = state.current else { return }
            var text = ""
            let hints = Hints(style: context.style, words: check.words)
            session.update(context) { text = hints.text(for: entry.exercise, &$0) }
            context.console.out("\n" + text)
        case .solution:
            guard let entry = state.current else { return }
            context.console.out("\n" + (try await Solutions(check).text(for: entry.exercise)))
        }
    }

    private func put(_ lines: [String]) {
        context.console.out(lines.joined(separator: "\n") + "\n")
    }
}
