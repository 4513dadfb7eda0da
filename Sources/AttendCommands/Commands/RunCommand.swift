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
            """
            Without a chapter: the next one that is not done. A chapter is named by number, id or words of its title. On a \
            terminal, the pager shows the result: PAGER, or less.
            """)

    @Argument(
        help: ArgumentHelp("Chapters to run, or 'all'.", valueName: "chapter"), completion: NameCompletion.chapters)
    var chapters: [String] = []

    @Option(help: "What to print: text or json.")
    var format = Format.text

    @Option(
        help: ArgumentHelp("Shows one section only, by its number (3.2) or words of its title.", valueName: "section"))
    var section: String?

    @Flag(help: "Stays and runs again whenever you save.")
    var watch = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if watch, format != .text { throw ValidationError("--watch shows text; leave out --format") }
        if section != nil, watch || format != .text {
            throw ValidationError("--section shows one section as text, once; leave out --watch and --format")
        }
    }

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context)
        let progressFile = self.course.progress(in: folder, context)
        let (chosen, section) = try choose(from: course, progressFile.load())
        if watch {
            let session = RunSession(folder, course, chosen, self.course, runner, context)
            return try await SignalHandling.stopping { await session.run() }
        }
        guard format == .text else {
            let (report, warnings) = try await run(chosen, of: course, in: folder, nil, context)
            context.console.out(try RunJSON.text(report, diagnostics: warnings))
            try end(report, progressFile, context)
            return
        }
        let pager = Pager(context.processEnvironment) { SignalHandling.stop(.unread) }
        defer { pager?.finish() }
        var context = context
        if let pager { context.console = pager.console(around: context.console) }
        let printer = RunProgressPrinter(
            chosen, context.words(of: course), context, options: self.course.repeated, section: section)
        do {
            let report = try await run(chosen, of: course, in: folder, printer, context).report
            let progress = try end(report, progressFile, context)
            if section == nil, let last = chosen.last {
                context.console.out(self.course.next(after: last, of: course, in: folder, progress, context))
            }
        } catch Failure.unread where pager?.wasLeft == true {
            if await printer.hasFailures { throw Failure.found }
        }
    }

    /// Records and reports the results.
    @discardableResult
    private func end(_ report: RunReport, _ file: ProgressFile, _ context: CommandContext) throws -> Progress {
        let progress = file.update { $0.record(report) }
        context.report(report.chapters.flatMap(\.failures))
        if !report.passed { throw Failure.found }
        return progress
    }

    func results(of failure: [Diagnostic]) throws -> String? {
        let nothing = RunReport(toolchain: "", title: "", language: "", chapters: [])
        return format == .json ? try RunJSON.text(nothing, diagnostics: failure) : nil
    }

    private func choose(from course: Course, _ progress: Progress) throws -> (chapters: [Chapter], section: Section?) {
        if let section {
            let found = try (chapters.isEmpty ? course.chapters : course.chapters(named: chapters)).section(
                named: section)
            return ([found.chapter], found.section)
        }
        if !chapters.isEmpty { return (try course.chapters(named: chapters), nil) }
        let unread = course.chapters.first { !$0.isAppendix && !progress.hasRun($0, of: course) }
        guard let next = unread ?? course.chapters.first else {
            throw Failure.cannotWork("the course has no chapters", remedy: "list some in \(course.folder)/course.yml")
        }
        return ([next], nil)
    }

    private func run(
        _ chosen: [Chapter], of course: Course, in folder: CourseFolder, _ printer: RunProgressPrinter?,
        _ context: CommandContext
    ) async throws -> (report: RunReport, moduleWarnings: [Diagnostic]) {
        let options = runner
        do {
            let (report, warnings) = try await SignalHandling.stopping {
                let progress = Task { await printer?.showProgressRepeatedly() }
                defer { progress.cancel() }
                let pipeline = try await Pipeline(course, folder, options, context)
                return (
                    try await pipeline.run(chosen) { await printer?.apply($1, chapter: $0) }, pipeline.moduleWarnings
                )
            }
            await printer?.close()
            context.report(warnings)
            return (report, warnings)
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
