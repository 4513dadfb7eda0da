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

    @Argument(
        help: ArgumentHelp("Chapters or exercises, or 'all'.", valueName: "chapter or exercise"),
        completion: NameCompletion.both)
    var names: [String] = []

    @Option(help: "What to print: text, json or junit.")
    var format = ResultFormat.text

    @Flag(help: "Stays and checks again whenever you save.")
    var watch = false

    @Option(
        name: .customLong("hand-in"),
        help: ArgumentHelp("Checks the answers in a file that 'attend hand-in' has written.", valueName: "file"))
    var handIn: String?

    @Flag(
        name: .customLong("with-solutions"),
        help: "Where an exercise builds on an answer that has not passed, takes the course's solution.")
    var takesSolutions = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if watch, format != .text { throw ValidationError("--watch shows text; leave out --format") }
        if watch, handIn != nil { throw ValidationError("--watch looks at your own answers; leave out --hand-in") }
    }

    func run(in context: CommandContext) async throws {
        let course = self.course.finding(names, context)
        var session = try await LearnerSession(course, context)
        if let handIn { try session.read(handIn: handIn, context) }
        let chosen = try session.exercises(named: names, options: course.repeated)
        // As in a class: who has handed in cannot be asked to pass an earlier exercise first.
        let check = session.check(runner, takesSolutions: takesSolutions || handIn != nil, context)
        if watch {
            let watching = WatchSession(session, runner, takesSolutions: takesSolutions, chosen, context)
            return try await SignalHandling.stopping {
                var watching = watching
                try await watching.run()
            }
        }
        let status = StatusLine(context, check.words.command)
        var outcome = try await status.during { try await check.outcome(for: chosen) { status.show($0) } }
        // What somebody else has handed in is not one's own progress.
        if handIn == nil {
            session.update { $0.record(outcome.report) }
            outcome.report = session.progress.adding(to: outcome.report)
        } else {
            outcome.report.nameExercises(of: session.course)
        }
        context.console.out(try text(outcome.report, check.words, options: course.repeated, context))
        context.report(outcome.lessonFaults + outcome.report.diagnostics)
        if !outcome.lessonFaults.isEmpty { throw Failure.cannotWork([]) }
        if !outcome.report.passed {
            if format == .text, handIn == nil, let next = session.exerciseToHint(in: outcome.report) {
                context.console.out("\n" + check.words.command(.nextHint(hint: next.label + course.repeated)) + "\n")
            }
            throw Failure.found
        }
        let last = chosen.last.flatMap { exercise in session.course.chapters.first { $0.id == exercise.chapter } }
        if format == .text, handIn == nil, let last {
            context.console.out(
                course.next(after: last, of: session.course, in: session.folder, session.progress, context))
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

    private func text(
        _ report: CheckReport, _ words: Words, options: String, _ context: CommandContext
    ) throws -> String {
        switch format {
        case .text:
            CheckText(style: context.style, words: words, options: options).lines(report).joined(separator: "\n")
                + "\n"
        case .json: try CheckJSON.text(report, words: words.check)
        case .junit: CheckJUnit.text(report, words: words)
        }
    }
}
