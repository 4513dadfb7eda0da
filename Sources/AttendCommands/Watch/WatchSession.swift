import LessonModel
import LessonRendering

/// `attend check --watch`: checks answers again whenever one is saved, and reacts to keys, also during a check.
struct WatchSession: Sendable {
    private enum Event: Sendable {
        case saved
        case terminal(Keyboard.Event)
        case checked(Result<AnswerCheck.Outcome, any Error>)
        case replied(Result<Reply, any Error>)
    }

    /// What a key asks for that takes time.
    private enum Reply: Sendable {
        case text(String)
        /// The answer's file is there for the editor.
        case edit(Exercise)
    }

    private var session: LearnerSession
    private let runner: RunnerOptions
    private let takesSolutions: Bool
    private let exercises: [Exercise]
    private var context: CommandContext
    private var state = WatchState()
    /// The check that is going on.
    private var checking: Task<Void, Never>?
    /// The reply to the last key.
    private var replying: Task<Void, Never>?
    private var hasKeys = false

    private let events: AsyncStream<Event>
    private let emitter: AsyncStream<Event>.Continuation
    private let status: StatusLine

    init(
        _ session: LearnerSession, _ runner: RunnerOptions, takesSolutions: Bool, _ exercises: [Exercise],
        _ context: CommandContext
    ) {
        self.takesSolutions = takesSolutions
        self.session = session
        self.runner = runner
        self.exercises = exercises
        self.context = context
        (events, emitter) = AsyncStream.makeStream()
        status = StatusLine(context, context.words(of: session.course).command)
    }

    /// A new one each time: the kernel library may have been removed or changed since the last.
    private var check: AnswerCheck { session.check(runner, takesSolutions: takesSolutions, context) }
    private var allWords: Words { context.words(of: session.course) }
    private var words: CommandWords { allWords.command }
    private var text: CheckText {
        CheckText(style: context.style, words: allWords, options: session.answers.options)
    }

    /// Runs until `q` is pressed or the task is cancelled.
    mutating func run() async throws {
        let keyboard = Keyboard { [emitter] in emitter.yield(.terminal($0)) }
        defer { keyboard?.restore() }
        hasKeys = keyboard != nil
        let watched = session.course.withUsed(exercises)
        let chapters = session.course.chapters.filter { chapter in watched.contains { $0.chapter == chapter.id } }
        let watcher = FileWatcher { [answers = session.answers] in answers.everything(of: chapters) }
        let watching = Task { [emitter] in await watcher.run { emitter.yield(.saved) } }
        defer { watching.cancel() }

        await startCheck()
        for await event in events {
            context.processEnvironment.updateTerminalWidth()
            switch event {
            case .saved: await startCheck()
            case .checked(let result): show(result)
            case .replied(.success(.text(let text))):
                context.console.out("\n" + text)
                putKeys()
            case .replied(.success(.edit(let exercise))): edit(exercise, keyboard)
            case .replied(.failure(let error)):
                context.report(Diagnostic.all(of: error))
                putKeys()
            case .terminal(.redraw): redraw()
            case .terminal(.key(let key)):
                let action = state.action(for: key)
                if action == .quit {
                    await end()
                    if !state.report.passed { throw Failure.found }
                    return
                }
                status.clear()
                await perform(action)
            }
        }
        await end()
    }

    private mutating func end() async {
        await endCheck()
        replying?.cancel()
        await replying?.value
    }

    // MARK: Checking

    /// Checks everything; a check that is going on is given up.
    private mutating func startCheck() async {
        await endCheck()
        checking = Task { [check, exercises, status, emitter] in
            let result = await Result { try await check.outcome(for: exercises) { status.show($0) } }
            status.clear()
            // A newer save has cancelled it; its result does not matter.
            if !Task.isCancelled { emitter.yield(.checked(result)) }
        }
    }

    private mutating func endCheck() async {
        checking?.cancel()
        await checking?.value
        checking = nil
    }

    /// Shows what has changed, and the current exercise.
    private mutating func show(_ result: Result<AnswerCheck.Outcome, any Error>) {
        if hasKeys { context.console.out(context.clearedScreen) }
        switch result {
        case .failure(let error):
            context.report(Diagnostic.all(of: error))
            put(prompt)
        case .success(let outcome):
            session.update { $0.record(outcome.report) }
            for entry in state.update(session.progress.adding(to: outcome.report)) { put(text.lines(entry) + [""]) }
            context.report(outcome.lessonFaults + outcome.report.diagnostics)
            putSummary()
        }
    }

    /// Names the keys again below what a key has shown.
    private func putKeys() {
        if hasKeys { put([""] + prompt) }
    }

    private func putSummary() {
        put([text.summary(state.report)] + (state.report.passed ? [words(.allPassed)] : []) + prompt)
    }

    /// What can be done now.
    private var prompt: [String] { hasKeys ? text.choices(words(.keys)) : [words(.waiting)] }

    // MARK: Keys

    private mutating func perform(_ action: WatchState.Action) async {
        if action == .check { return await startCheck() }
        if action == .explain { return put(prompt) }
        if case .unknown(let key) = action {
            return put([words(.noSuchKey(String(key)))] + prompt)
        }
        guard let entry = state.current else { return }
        let exercise = entry.exercise
        switch action {
        case .show: put([""] + text.lines(entry))
        case .list: put([""] + text.overview(state.report))
        case .hint:
            let count = exercise.hints.count
            let areGiven = count > 0 && session.progress.hintsGiven(for: exercise) >= count
            var hint = ""
            let hints = Hints(style: context.style, words: allWords, options: session.answers.options)
            session.update { hint = hints.text(for: exercise, all: areGiven, &$0) }
            context.console.out("\n" + (areGiven ? words(.hintsAgain(count)) + "\n" : "") + hint)
        case .solution where !session.progress.hasEverPassed(exercise):
            put([words(.solutionWhenPassed(exercise: exercise.label))])
        // The keys come again with the reply.
        case .text: return reply { [self] in .text(try await taskText(exercise)) }
        case .edit: return reply { [self] in try await prepareEdit(of: exercise) }
        case .solution: return reply { [check] in .text(try await Solutions(check).text(for: exercise)) }
        case .check, .explain, .unknown, .quit: return
        }
        putKeys()
    }

    /// Shows the current exercise again, for the width that the terminal has now.
    private func redraw() {
        guard let entry = state.current else { return }
        status.clear()
        context.console.out(context.clearedScreen)
        put(text.lines(entry) + [""])
        putSummary()
    }

    /// Replies to a key when the work is done, unless another key is pressed before.
    private mutating func reply(_ work: @escaping @Sendable () async throws -> Reply) {
        replying?.cancel()
        replying = Task { [emitter] in
            let result = await Result(catching: work)
            if !Task.isCancelled { emitter.yield(.replied(result)) }
        }
    }

    private func taskText(_ exercise: Exercise) async throws -> String {
        guard let chapter = session.course.chapter(exercise.chapter) else { return "" }
        let needsRun = exercise.kind == .worksheet || chapter.exercisesHoldInlineValues
        let report = needsRun ? try await check.report(on: chapter) : nil
        let lines = ChapterTypesetter(
            report.map { chapter.fillingInlineValues($0.inlineValues) } ?? chapter, style: context.style,
            words: allWords, options: session.answers.options
        ).lines(of: exercise, report ?? ChapterReport(chapter))
        return lines.dropFirst().joined(separator: "\n") + "\n"
    }

    /// Writes the starter where there is no answer yet, and moves one that is in a folder of an earlier name.
    private func prepareEdit(of exercise: Exercise) async throws -> Reply {
        guard editor != nil else { return .text(words(.noEditor) + "\n") }
        let read = session.course.chapter(exercise.chapter).map { session.answers.answers(to: $0, of: session.course) }
        if session.answers.files.contents(exercise.answerFile) == nil || read?.formerFiles[exercise.id] != nil {
            _ = try await Starters(check).write([exercise])
        }
        return .edit(exercise)
    }

    private var editor: String? {
        context.processEnvironment.variable("VISUAL") ?? context.processEnvironment.variable("EDITOR")
    }

    /// Opens the answer in the user's editor, which has the terminal until it ends; the watcher notices what was saved.
    private func edit(_ exercise: Exercise, _ keyboard: Keyboard?) {
        guard let editor else { return }
        let file = session.answers.url.appending(path: exercise.answerFile).path(percentEncoded: false)
        let command = ShellCommand(
            command: editor, arguments: [file], environment: context.processEnvironment.variables)
        var isStarted = false
        status.clear()
        keyboard?.lend {
            guard let process = command.start() else { return }
            isStarted = ShellCommand.wait(for: process)
        }
        if isStarted { return redraw() }
        put([words(.editorDidNotStart(editor))])
        putKeys()
    }

    private func put(_ lines: [String]) {
        context.console.out(lines.joined(separator: "\n") + "\n")
    }
}

extension Result where Failure == any Error, Success: Sendable {
    /// What asynchronous work ends with.
    fileprivate init(catching work: @Sendable () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
