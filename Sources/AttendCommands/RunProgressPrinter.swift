import LessonModel
import LessonRendering

/// Prints a run while it proceeds: the chapters in order, each line as soon as it is final, and below them a status line
/// that is removed at the end.
actor RunProgressPrinter {
    private let context: CommandContext
    private var streams: [ChapterStream]
    /// The lines of later chapters, rendered on other cores meanwhile.
    private var pages: [Int: Task<(ChapterStream, lines: [String]), Never>] = [:]
    /// Prints those pages in order, while more events arrive.
    private var printing: Task<Void, Never>?
    /// The position of the chapter that is being printed.
    private var front = 0
    private var hasBegun = false
    private var cellStart: ContinuousClock.Instant?
    private var namedCell: Int?
    private let status: StatusLine
    private let words: CommandWords
    private let clock = ContinuousClock()

    /// The output of a cell that has run this long is printed while it runs.
    private static let streamingDelay = Duration.milliseconds(150)
    /// A cell that has run this long is named on standard error.
    private static let longRun = Duration.seconds(5)

    /// - Parameters:
    ///   - options: what commands need as well: ` --course mine`.
    ///   - section: the only section that is shown, of the only chapter.
    init(
        _ chapters: [Chapter], _ words: Words, _ context: CommandContext, options: String = "",
        section: Section? = nil
    ) {
        self.context = context
        self.words = words.command
        status = StatusLine(context, words.command)
        let style = context.style
        streams = chapters.map { ChapterStream($0, style: style, words: words, options: options, section: section) }
    }

    func apply(_ event: Event, chapter: Int) {
        hasBegun = true
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
        // A chapter from the cache arrives all at once: render it as one page.
        if case .chapterFinished(_, cached: true) = event { setPage(of: chapter) }
        if printing == nil { printFinal() }
    }

    /// Prints the output and status of long cells every 100 ms, until the task is cancelled.
    func showProgressRepeatedly() async {
        while (try? await clock.sleep(for: .milliseconds(100))) != nil {
            // Without this, a missing reader is noticed only when something is printed.
            if !context.console.hasReader() { SignalHandling.stop(.unread) }
            // Until the first event, the kernel's building has the status line.
            guard hasBegun, front < streams.count else { continue }
            if let cellStart, clock.now - cellStart > Self.streamingDelay { put(streams[front].lines(flush: true)) }
            showProgress()
        }
    }

    /// Removes the status line, and names the cell that an interrupt stopped.
    func close(interrupted: Bool = false) async {
        while let printing { await printing.value }
        status.clear()
        guard interrupted,
            let stream = streams.first(where: { $0.runningCell != nil }) ?? streams.dropFirst(front).first
        else {
            return
        }
        if let cell = stream.runningCell {
            context.console.error(words(.cellInterrupted(cell.number, at: cell.code.place)) + "\n")
        } else {
            context.console.error(words(.interruptedIn(stream.report.file)) + "\n")
        }
    }

    /// Whether something has gone wrong so far.
    var hasFailures: Bool {
        streams.contains { !$0.report.failures.isEmpty }
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
            advance()
        }
    }

    private func printPages() async {
        while let page = await pages.removeValue(forKey: front)?.value {
            streams[front] = page.0
            put(page.lines)
            advance()
        }
        printing = nil
        printFinal()
    }

    /// Goes to the next chapter.
    private func advance() {
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
                        number, of: count, id: id, cell: cell.number, line: cell.code.place.line, seconds: seconds))
            } else {
                status.show(.compilingChapter(number, of: count, id: id))
            }
        } else if long, !context.console.isPaged(), let cell = stream.runningCell, namedCell != cell.index {
            namedCell = cell.index
            let seconds = Int(Self.longRun / .seconds(1))
            context.console.error(words(.cellTakesLong(cell.number, at: cell.code.place, seconds: seconds)) + "\n")
        }
    }
}
