import LessonModel
import LessonRendering

/// `attend run --watch`: runs chapters again whenever one of their files is saved, and shows what has changed.
actor RunSession {
    private let folder: CourseFolder
    private let course: Course
    /// The ids of the chapters.
    private let chapters: [String]
    private let options: RunnerOptions
    private let progress: ProgressFile
    private let repeatedOptions: String
    private var context: CommandContext
    /// The lines of the last run; nil when all lines of the next one are to be shown.
    private var page: [String]?
    private var hasKeys = false

    init(
        _ folder: CourseFolder, _ course: Course, _ chapters: [Chapter], _ courseOptions: CourseOptions,
        _ options: RunnerOptions, _ context: CommandContext
    ) {
        self.folder = folder
        self.course = course
        self.chapters = chapters.map(\.id)
        self.options = options
        progress = courseOptions.progress(in: folder, context)
        repeatedOptions = courseOptions.repeated
        self.context = context
    }

    /// Runs until `q` is pressed or the task is cancelled; a save cancels a run that is still going on.
    func run() async {
        let watcher = CourseWatcher(folder, course) { course, warnings in
            await self.report(warnings)
            try await self.show(course)
        } failed: { error in
            await self.report(Diagnostic.all(of: error))
            await self.wait()
        }
        let (keys, emitter) = AsyncStream.makeStream(of: Keyboard.Event.self)
        let keyboard = Keyboard { emitter.yield($0) }
        defer { keyboard?.restore() }
        hasKeys = keyboard != nil
        let watching = Task {
            await watcher.run()
            emitter.finish()
        }
        for await event in keys {
            switch event {
            case .key("q"), .key("Q"): watching.cancel()
            case .key("r"), .key("R"):
                page = nil
                watcher.again()
            case .key: context.console.out(context.words(of: course).command(.runKeys) + "\n")
            case .redraw: context.processEnvironment.updateTerminalWidth()
            }
        }
        watching.cancel()
        await watching.value
    }

    private func report(_ diagnostics: [Diagnostic]) { context.report(diagnostics) }

    private func wait() { context.console.out(context.words(of: course).command(.waiting) + "\n") }

    /// Runs the chapters and shows what has changed.
    private func show(_ course: Course) async throws {
        let words = context.words(of: course)
        let status = StatusLine(context, words.command)
        defer { status.clear() }
        let chosen = try course.chapters(named: chapters)
        var streams = chosen.map { ChapterStream($0, style: context.style, words: words, options: repeatedOptions) }
        let pipeline = try await Pipeline(course, folder, options, context)
        let report = try await pipeline.run(chosen) { position, event in
            streams[position].apply(event)
            if case .compileStarted = event { status.show(.compiling(chosen[position].file)) }
            if let cell = streams[position].runningCell {
                status.show(.cellIsRunning(cell.number, at: cell.code.place))
            }
        }
        try Task.checkCancellation()
        status.clear()
        let pages = streams.indices.map { streams[$0].lines() }
        put(Array(pages.joined(separator: [""])), report, words.command)
        progress.update { $0.record(report) }
    }

    private func put(_ new: [String], _ report: RunReport, _ words: CommandWords) {
        let shown = page.map { PageChange(from: $0, to: new).lines } ?? new
        page = new
        var text = context.clearedScreen
        for line in shown { text += line + "\n" }
        context.console.out(text)
        context.report(report.chapters.flatMap(\.failures))
        let cells = report.chapters.flatMap(\.cells)
        let good = cells.count { $0.status == .passed }
        let phrases: [CommandPhrase] =
            (shown.isEmpty ? [.nothingNew] : []) + [
                .cellsAsMeant(good, of: cells.count), hasKeys ? .runKeys : .waiting,
            ]
        context.console.out("\n" + phrases.map { words($0) }.joined(separator: " ") + "\n")
    }
}
