import LessonModel
import LessonRendering

/// What a run shows while it goes: the chapters in order, each line as soon as it is final, and below them a line of
/// progress that is gone when the work is done.
actor Screen {
    private let desk: Desk
    private var streams: [ChapterStream]
    /// The chapter whose lines go out; later ones wait for their turn.
    private var front = 0
    private var cellStart: ContinuousClock.Instant?
    private var namedCell: Int?
    private var status = ""
    private let clock = ContinuousClock()

    /// A cell that has run this long is shown piece by piece.
    private static let patience = Duration.milliseconds(150)
    /// A cell that has run this long is named.
    private static let longRun = Duration.seconds(5)

    init(_ chapters: [Chapter], _ desk: Desk) {
        self.desk = desk
        let style = desk.style
        streams = chapters.map { ChapterStream($0, style: style) }
    }

    func apply(_ event: Event, chapter: Int) {
        streams[chapter].apply(event)
        guard chapter == front else { return }
        switch event {
        case .cellStarted: cellStart = clock.now
        case .cellFinished, .chapterFinished: (cellStart, namedCell) = (nil, nil)
        default: break
        }
        printFinal()
    }

    /// Looks after what takes its time; called every now and then until the task is cancelled.
    func watch() async {
        while (try? await clock.sleep(for: .milliseconds(100))) != nil {
            guard front < streams.count else { continue }
            if let cellStart, clock.now - cellStart > Self.patience { put(streams[front].lines(flush: true)) }
            showProgress()
        }
    }

    /// Removes the line of progress, and says where an interrupt came.
    func close(interrupted: Bool = false) {
        setStatus("")
        guard interrupted,
            let stream = streams.first(where: { $0.runningCell != nil }) ?? streams.dropFirst(front).first
        else {
            return
        }
        if let cell = stream.runningCell {
            desk.console.error(
                "\(cell.code.place.file):\(cell.code.place.line): interrupted while cell \(cell.index) was running\n")
        } else {
            desk.console.error("\(stream.report.file): interrupted\n")
        }
    }

    private func printFinal() {
        while front < streams.count {
            put(streams[front].lines())
            guard streams[front].report.finished else { return }
            front += 1
            if front < streams.count { put([""]) }
            (cellStart, namedCell) = (
                streams.indices.contains(front) && streams[front].runningCell != nil ? clock.now : nil, nil
            )
        }
    }

    private func put(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        setStatus("")
        desk.console.out(lines.joined(separator: "\n") + "\n")
    }

    private func showProgress() {
        let stream = streams[front]
        let long = cellStart.map { clock.now - $0 > Self.longRun } ?? false
        if desk.surroundings.errorIsTerminal, !desk.surroundings.isContinuousIntegration {
            var text = "chapter \(front + 1) of \(streams.count), \(stream.report.id)"
            if let cell = stream.runningCell, let cellStart {
                let seconds = Double((clock.now - cellStart) / .milliseconds(100)).rounded() / 10
                text += ": cell \(cell.index), line \(cell.code.place.line), \(seconds) s"
            } else {
                text += ": compiling"
            }
            setStatus(String(text.prefix(max(20, desk.style.width - 1))))
        } else if long, let cell = stream.runningCell, namedCell != cell.index {
            namedCell = cell.index
            desk.console.error(
                "\(cell.code.place.file):\(cell.code.place.line): cell \(cell.index) has been running for 5 s\n")
        }
    }

    private func setStatus(_ text: String) {
        guard text != status else { return }
        if !status.isEmpty { desk.console.error("\r\u{1B}[K") }
        if !text.isEmpty { desk.console.error(text) }
        status = text
    }
}
