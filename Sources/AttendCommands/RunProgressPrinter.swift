import LessonModel
import LessonRendering

/// What a run shows while it goes: the chapters in order, each line as soon as it is final, and below them a line of
/// progress that is gone when the work is done.
actor RunProgressPrinter {
    private let context: CommandContext
    private var streams: [ChapterStream]
    /// What later chapters will show, set on the other cores while the one at the front is.
    private var pages: [Int: Task<(ChapterStream, lines: [String]), Never>] = [:]
    /// Waits for those pages in turn, while further events come in.
    private var printing: Task<Void, Never>?
    /// The chapter whose lines go out; later ones wait for their turn.
    private var front = 0
    private var cellStart: ContinuousClock.Instant?
    private var namedCell: Int?
    private let status: StatusLine
    private let words: CommandWords
    private let clock = ContinuousClock()

    /// A cell that has run this long is shown piece by piece.
    private static let patience = Duration.milliseconds(150)
    /// A cell that has run this long is named.
    private static let longRun = Duration.seconds(5)

    init(_ chapters: [Chapter], _ words: Words, _ context: CommandContext) {
        self.context = context
        self.words = words.command
        status = StatusLine(context, words.command)
        let style = context.style
        streams = chapters.map { ChapterStream($0, style: style, words: words) }
    }

    func apply(_ event: Event, chapter: Int) {
        streams[chapter].apply(event)
        guard chapter == front else {
            if case .chapterFinished = event { setPage(of: chapter) }
            return
        }
        switch event {
        case .cellStarted: cellStart = clock.now
        case .cellFinished, .chapterFinished: (cellStart, namedCell) = (nil, nil)
        default: break
        }
        // A chapter from the cache comes all at once, and is set in one go.
        if case .chapterFinished(_, cached: true) = event { setPage(of: chapter) }
        if printing == nil { printFinal() }
    }

    /// Looks after what takes its time; called every now and then until the task is cancelled.
    func watch() async {
        while (try? await clock.sleep(for: .milliseconds(100))) != nil {
            // A cell that prints nothing more would never find out.
            if !context.console.hasReader() { SignalHandling.readerLeft() }
            guard front < streams.count else { continue }
            if let cellStart, clock.now - cellStart > Self.patience { put(streams[front].lines(flush: true)) }
            showProgress()
        }
    }

    /// Removes the line of progress, and says where an interrupt came.
    func close(interrupted: Bool = false) async {
        while let printing { await printing.value }
        status.clear()
        guard interrupted,
            let stream = streams.first(where: { $0.runningCell != nil }) ?? streams.dropFirst(front).first
        else {
            return
        }
        if let cell = stream.runningCell {
            context.console.error(words(.cellInterrupted(cell.index, at: cell.code.place)) + "\n")
        } else {
            context.console.error(words(.interruptedIn(stream.report.file)) + "\n")
        }
    }

    private func setPage(of chapter: Int) {
        let stream = streams[chapter]
        pages[chapter] = Task.detached {
            var stream = stream
            let lines = stream.lines()
            return (stream, lines)
        }
    }

    private func printFinal() {
        while front < streams.count {
            guard pages[front] == nil else {
                printing = Task { await printPages() }
                return
            }
            put(streams[front].lines())
            guard streams[front].report.finished else { return }
            goOn()
        }
    }

    private func printPages() async {
        while let page = await pages.removeValue(forKey: front)?.value {
            streams[front] = page.0
            put(page.lines)
            goOn()
        }
        printing = nil
        printFinal()
    }

    /// The next chapter comes to the front.
    private func goOn() {
        front += 1
        if front < streams.count { put([""]) }
        (cellStart, namedCell) = (
            streams.indices.contains(front) && streams[front].runningCell != nil ? clock.now : nil, nil
        )
    }

    private func put(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        status.clear()
        context.console.out(lines.joined(separator: "\n") + "\n")
    }

    private func showProgress() {
        let stream = streams[front]
        let long = cellStart.map { clock.now - $0 > Self.longRun } ?? false
        if status.isShown {
            let (number, count, id) = (front + 1, streams.count, stream.report.id)
            if let cell = stream.runningCell, let cellStart {
                let seconds = Double((clock.now - cellStart) / .milliseconds(100)).rounded() / 10
                status.show(
                    .runningChapter(
                        number, of: count, id: id, cell: cell.index, line: cell.code.place.line, seconds: seconds))
            } else {
                status.show(.compilingChapter(number, of: count, id: id))
            }
        } else if long, let cell = stream.runningCell, namedCell != cell.index {
            namedCell = cell.index
            let seconds = Int(Self.longRun / .seconds(1))
            context.console.error(words(.cellTakesLong(cell.index, at: cell.code.place, seconds: seconds)) + "\n")
        }
    }
}
