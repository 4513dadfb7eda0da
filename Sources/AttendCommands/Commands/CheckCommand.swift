import ArgumentParser
import LessonModel
import LessonRendering

/// `attend check`: checks answers and shows the step that went wrong.
struct CheckCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks your answers and says which step went wrong.",
        discussion:
            "Without a name: everything that you have started. Exit code 0 when all of it is right, 1 otherwise.")

    @Argument(help: ArgumentHelp("Chapters or exercises, or 'all'.", valueName: "chapter or exercise"))
    var names: [String] = []

    @Option(help: "What to print: text, json or junit.")
    var format = ResultFormat.text

    @Flag(help: "Stays and checks again whenever you save.")
    var watch = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if watch, format != .text { throw ValidationError("--watch shows text; leave out --format") }
    }

    func run(in context: CommandContext) async throws {
        var session = try await LearnerSession(course, context)
        let chosen = try choose(in: session)
        let check = session.check(runner, context)
        if watch {
            let watching = WatchSession(session, check, chosen, context)
            return try await SignalHandling.stopping {
                var watching = watching
                try await watching.run()
            }
        }
        let status = StatusLine(context, check.words.command)
        let outcome = try await status.during { try await check.outcome(for: chosen) { status.show($0) } }
        session.update { $0.record(outcome.report) }
        context.console.out(try text(outcome.report, check.words, context))
        context.report(outcome.lessonFaults + outcome.report.diagnostics)
        if !outcome.lessonFaults.isEmpty { throw Failure.cannotWork([]) }
        if !outcome.report.passed { throw Failure.found }
        let last = chosen.last.flatMap { exercise in session.course.chapters.first { $0.id == exercise.chapter } }
        if format == .text, let last {
            context.console.out(course.next(after: last, of: session.course, session.progress, context))
        }
    }

    func results(of failure: [Diagnostic]) throws -> String? {
        let report = CheckReport(diagnostics: failure)
        return switch format {
        case .text: nil
        case .json: try CheckJSON.text(report)
        case .junit: CheckJUnit.text(report)
        }
    }

    private func text(_ report: CheckReport, _ words: Words, _ context: CommandContext) throws -> String {
        switch format {
        case .text:
            CheckText(style: context.style, words: words, options: course.repeated).lines(report).joined(
                separator: "\n") + "\n"
        case .json: try CheckJSON.text(report, words: words.check)
        case .junit: CheckJUnit.text(report, words: words)
        }
    }

    private func choose(in session: LearnerSession) throws -> [Exercise] {
        if !names.isEmpty {
            let chosen = try session.course.exercises(named: names)
            if chosen.isEmpty { throw Failure.cannotWork("there are no exercises in \(names.joined(separator: ", "))") }
            return chosen
        }
        let started = session.course.chapters.filter(session.answers.has)
        guard !started.isEmpty else {
            throw Failure.cannotWork(
                "there are no answers in \(session.answers.display)",
                remedy: "'attend start\(course.repeated)' writes files to fill in")
        }
        return started.flatMap(\.exercises)
    }
}
