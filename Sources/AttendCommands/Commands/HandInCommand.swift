import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering
import LessonRunner

/// `attend hand-in`: a learner's answers as one file to send.
struct HandInCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-in",
        abstract: "Writes your answers and their verdicts into one file to send.",
        discussion: """
            The file is Markdown that reads well as it is. 'attend check --hand-in FILE' and 'attend grade' check the answers \
            in it again; what it says of them counts for nothing.
            """)

    @Argument(
        help: ArgumentHelp("Chapters or exercises; otherwise all that are started.", valueName: "chapter or exercise"),
        completion: NameCompletion.both)
    var names: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "hand-in.md"

    @Option(help: "Your name; otherwise that of your account.")
    var name: String?

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run(in context: CommandContext) async throws {
        let session = try await LearnerSession(course, context)
        let environment = context.processEnvironment
        let file = environment.workingFolder.resolving(output)
        let path = file.path(percentEncoded: false)
        if FileManager.default.isRegularFile(atPath: path),
            let old = FileManager.default.contents(atPath: path).map({ Array($0) }),
            HandInReader.read(old) == nil, HandInReader.damage(of: old) == nil
        {
            throw Failure.cannotWork(
                "\(output) is there already and is no hand-in", remedy: "name another file with -o, or move this one")
        }
        let exercises = try session.exercises(named: names, options: course.repeated)
        let check = session.check(runner, takesSolutions: true, context)
        let answers = self.answers(to: session.course.withUsed(exercises), in: session, context)
        guard !answers.isEmpty else { throw session.noAnswers(options: course.repeated) }
        var report = try await report(on: exercises, check, context)
        report?.nameExercises(of: session.course)
        let learner = name ?? ["USER", "LOGNAME"].lazy.compactMap(environment.variable).first { !$0.isEmpty }
        if learner == nil {
            context.report([
                Diagnostic(.warning, at: nil, "the hand-in names nobody", remedy: "give your name with --name")
            ])
        }
        let handIn = HandIn(
            learner: learner ?? "",
            course: session.course.title, version: CourseVersion.of(session.course, in: session.folder),
            written: try environment.minute(), answers: answers)
        let text = HandInText(handIn, words: check.words).text(report)
        do {
            try file.replaceContents(with: Data(text.utf8))
        } catch {
            throw Failure.cannotWork(
                "\(output) cannot be written: \(error.localizedDescription)", remedy: "name another file with -o")
        }
        let points = report.map { check.words.check(.pointsOf($0.points, of: $0.maximumPoints)) }
        context.console.out(
            check.words.command(.wroteHandIn(output, answers: answers.count, points: points)) + "\n")
    }

    /// The files of answers, each once; one that is no text is left out with a warning.
    private func answers(
        to exercises: [Exercise], in session: LearnerSession, _ context: CommandContext
    ) -> [HandIn.Answer] {
        let read = Dictionary(
            uniqueKeysWithValues: exercises.map(\.chapter).eachOnce.compactMap { session.course.chapter($0) }.map {
                ($0.id, session.answers.answers(to: $0, of: session.course))
            })
        return exercises.compactMap { read[$0.chapter]?.file(of: $0) }.eachOnce.compactMap { file in
            guard let data = session.answers.files.contents(file) else { return nil }
            guard let text = String(validating: data, as: UTF8.self) else {
                context.report([
                    Diagnostic(
                        .warning, at: nil, "\(session.answers.shown.path(file)) is left out: it is not UTF-8 text",
                        remedy: "save it as UTF-8")
                ])
                return nil
            }
            return HandIn.Answer(file: file, text: TextFile.normalized(text))
        }
    }

    /// The verdicts on the answers; nil, with a warning, where they cannot be checked.
    private func report(
        on exercises: [Exercise], _ check: AnswerCheck, _ context: CommandContext
    ) async throws -> CheckReport? {
        let status = StatusLine(context, check.words.command)
        do {
            return try await status.during { try await check.outcome(for: exercises) { status.show($0) } }.report
        } catch let error as any DiagnosedError where !error.diagnostics.isEmpty {
            context.report(error.diagnostics.map { $0.asWarning })
            return nil
        }
    }
}
