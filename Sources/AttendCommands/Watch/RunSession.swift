import LessonModel
import LessonReader
import LessonRendering

/// `attend run --watch`: chapters are run again whenever one of their files is saved, and what has become different is
/// shown.
actor RunSession {
    private let folder: CourseFolder
    /// Ids of the chapters.
    private let chapters: [String]
    private let options: RunnerOptions
    private let desk: Desk
    /// The lines that were shown last.
    private var page: [String]?
    private var watched: WatchedCourse
    private var watchedBefore: WatchedCourse?
    private var watching: Task<Void, Never>?

    /// A file that makes no sense may be half written; it is read again after so long before anybody hears of it.
    private static let patience = Duration.milliseconds(150)

    init(_ folder: CourseFolder, _ course: Course, _ chapters: [Chapter], _ options: RunnerOptions, _ desk: Desk) {
        self.folder = folder
        self.chapters = chapters.map(\.id)
        self.options = options
        self.desk = desk
        watched = WatchedCourse(folder, course)
    }

    /// Goes on until the task is cancelled; a save ends the run that is under way.
    func run() async {
        let (saves, emitter) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        watch(emitter)
        emitter.yield()
        var work: Task<Void, Never>?
        for await _ in saves {
            work?.cancel()
            await work?.value
            work = Task {
                await self.show()
                self.watch(emitter)
            }
        }
        work?.cancel()
        await work?.value
        watching?.cancel()
    }

    /// Watches what the course asks for now.
    private func watch(_ emitter: AsyncStream<Void>.Continuation) {
        let wanted = watched
        guard watching == nil || wanted != watchedBefore else { return }
        watchedBefore = wanted
        watching?.cancel()
        let watch = FileWatch(folders: wanted.folders) { wanted.look() }
        watching = Task { await watch.run { emitter.yield() } }
    }

    /// Runs the chapters and shows what there is to be seen; whatever is wrong is reported and waited out.
    private func show() async {
        let status = StatusLine(desk)
        defer { status.clear() }
        do {
            let course = try await read()
            watched = WatchedCourse(folder, course)
            let chosen = try course.chapters(named: chapters)
            var streams = chosen.map { ChapterStream($0, style: desk.style) }
            let pipeline = try await Pipeline(course, folder, options, desk)
            let report = try await pipeline.run(chosen) { position, event in
                streams[position].apply(event)
                if case .compileStarted = event { status.show("compiling \(chosen[position].file)") }
                if let cell = streams[position].runningCell {
                    status.show("\(chosen[position].file):\(cell.code.place.line): cell \(cell.index) is running")
                }
            }
            status.clear()
            let pages = streams.indices.map { streams[$0].lines() }
            put(Array(pages.joined(separator: [""])), report)
            record(report)
        } catch is CancellationError {
            return
        } catch let Failure.cannotWork(diagnostics) {
            status.clear()
            desk.report(diagnostics)
            desk.console.out(Self.waiting + "\n")
        } catch {
            status.clear()
            desk.report([Diagnostic(at: nil, (error as? UnknownChapter)?.message ?? "\(error)")])
            desk.console.out(Self.waiting + "\n")
        }
    }

    private func read() async throws -> Course {
        do {
            return try Pipeline.read(folder, desk)
        } catch {
            try await Task.sleep(for: Self.patience)
            return try Pipeline.read(folder, desk)
        }
    }

    private func put(_ new: [String], _ report: RunReport) {
        let shown = page.map { PageChange(from: $0, to: new).lines } ?? new
        page = new
        let canClear = desk.surroundings.outputIsTerminal && desk.surroundings.variable("TERM") != "dumb"
        var text = canClear ? "\u{1B}[2J\u{1B}[H" : ""
        for line in shown { text += line + "\n" }
        desk.console.out(text)
        desk.report(report.chapters.flatMap(\.failures))
        let cells = report.chapters.flatMap(\.cells)
        let good = cells.count { $0.status == .passed }
        let change = shown.isEmpty ? "Nothing new to be seen. " : ""
        desk.console.out("\n\(change)\(good) of \(cells.count) cells as they should be. \(Self.waiting)\n")
    }

    private func record(_ report: RunReport) {
        var progress = Progress.load(course: folder, from: desk.surroundings.stateFolder)
        progress.finished.formUnion(report.chapters.filter(\.passed).map(\.id))
        progress.save(course: folder, to: desk.surroundings.stateFolder)
    }

    private static let waiting = "Waiting for you to save; Ctrl-C ends"
}
