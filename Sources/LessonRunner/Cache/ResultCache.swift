import LessonModel
import StepTrace

/// The cache of chapters' events, in files with one event on each line.
///
/// A file that cannot be decoded is discarded, and the chapter runs again.
package struct ResultCache: Sendable, Hashable {
    package var folder: String

    static let version = 2

    /// - Parameter cache: the folder of the whole cache, kernel libraries included.
    package init(in cache: String) {
        folder = cache + "/results"
    }

    /// The events stored under a key, with locations where the chapter's pieces are now.
    func events(for key: String, plan: ChapterPlan) -> [Event]? {
        let file = file(key)
        guard let body = file.read() else { return nil }
        let form = EventCoder(lines: PieceLines(plan))
        var events: [Event] = []
        for line in body.split(separator: newline) {
            guard let json = JSONValue(reading: Array(line)), let event = form.event(json) else {
                file.discard()
                return nil
            }
            events.append(event)
        }
        return events
    }

    /// Stores a chapter's events, unless another run could end differently.
    ///
    /// A failure to write is ignored.
    func store(_ events: [Event], for key: String, plan: ChapterPlan) {
        guard events.allSatisfy(Self.isCacheable) else { return }
        let form = EventCoder(lines: PieceLines(plan))
        var body: [UInt8] = []
        for event in Self.joined(events) {
            switch form.json(event) {
            case .some(let json):
                json.write(to: &body)
                body.append(newline)
            case nil: return
            }
        }
        file(key).write(body)
    }

    private func file(_ key: String) -> CacheFile {
        CacheFile(path: "\(folder)/\(key).events", format: "attend.results/\(Self.version)", key: key)
    }

    /// A cell that exceeded a limit can pass in another run, and a compiler that failed can succeed.
    private static func isCacheable(_ event: Event) -> Bool {
        switch event {
        case .cellFinished(_, .timedOut, _), .cellFinished(_, .overLimit, _): false
        case .diagnostic(let diagnostic, _): diagnostic.place != nil
        default: true
        }
    }

    /// The events with consecutive printed texts joined, and without those that only a first run has.
    private static func joined(_ events: [Event]) -> [Event] {
        var result: [Event] = []
        for event in events {
            switch (event, result.last) {
            case (.compileStarted, _), (.compileFinished, _), (.memoryPeak, _), (.chapterFinished, _): break
            case (.printed(let text, let cell), .printed(let before, let other)?) where cell == other:
                result[result.count - 1] = .printed(before + text, cell: cell)
            default: result.append(event)
            }
        }
        return result
    }
}

private let newline = UInt8(ascii: "\n")
