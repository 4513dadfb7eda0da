import ArgumentParser
import LessonModel
import LessonRendering

/// `attend run`: runs chapters and shows them, in the terminal or as JSON.
struct RunCommand: ContextualCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs chapters and shows them: prose, code, output, every traced step.",
        discussion:
            "Without a chapter: the next one that is not done. A chapter is named by number, id or words of its title.")

    @Argument(help: ArgumentHelp("Chapters to run, or 'all'.", valueName: "chapter"))
    var chapters: [String] = []

    @Option(help: "What to print: text or json.")
    var format = Format.text

    @Flag(help: "Stays and runs again whenever you save.")
    var watch = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if watch, format != .text { throw ValidationError("--watch shows text; leave out --format") }
    }

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context)
        let progress = Progress.load(course: folder, from: context.processEnvironment.stateFolder)
        let chosen = try choose(from: course, progress)
        if watch {
            let session = RunSession(folder, course, chosen, runner, context)
            return try await SignalHandling.stopping { await session.run() }
        }
        let printer = format == .text ? RunProgressPrinter(chosen, context.words(of: course), context) : nil
        let report = try await run(chosen, of: course, in: folder, printer, context)
        if format == .json { context.console.out(try RunJSON.text(report)) }

        Progress.update(course: folder, in: context.processEnvironment.stateFolder, report: context.report) {
            $0.record(report)
        }
        context.report(report.chapters.flatMap(\.failures))
        if !report.passed { throw Failure.found }
    }

    func results(of failure: [Diagnostic]) throws -> String? {
        let nothing = RunReport(toolchain: "", title: "", language: "", chapters: [])
        return format == .json ? try RunJSON.text(nothing, diagnostics: failure) : nil
    }

    private func choose(from course: Course, _ progress: Progress) throws -> [Chapter] {
        if !chapters.isEmpty { return try course.chapters(named: chapters) }
        let unread = course.chapters.first { !progress.finished.contains($0.id) }
        guard let next = unread ?? course.chapters.first else {
            throw Failure.cannotWork("the course has no chapters", remedy: "list some in \(course.folder)/course.yml")
        }
        return [next]
    }

    private func run(
        _ chosen: [Chapter], of course: Course, in folder: CourseFolder, _ printer: RunProgressPrinter?,
        _ context: CommandContext
    ) async throws -> RunReport {
        let options = runner
        do {
            let report = try await SignalHandling.stopping {
                let progress = Task { await printer?.showProgressRepeatedly() }
                defer { progress.cancel() }
                let pipeline = try await Pipeline(course, folder, options, context)
                return try await pipeline.run(chosen) { await printer?.apply($1, chapter: $0) }
            }
            await printer?.close()
            return report
        } catch {
            if case Failure.interrupted = error {
                await printer?.close(interrupted: true)
            } else {
                await printer?.close()
            }
            throw error
        }
    }
}
