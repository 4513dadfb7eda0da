import LessonModel
import StepTrace

/// What came of chapters, kept in files from one run to the next.
///
/// A file holds one event a line. Whatever is not exactly what was kept is as good as nothing, and is written anew.
package struct ResultCache: Sendable, Hashable {
    package var folder: String

    static let version = 2

    /// - Parameter cache: the folder of the whole cache, kernel libraries included.
    package init(in cache: String) {
        folder = cache + "/results"
    }

    /// The events stored under a key, their places where the chapter's pieces are now.
    func events(for key: String, plan: ChapterPlan) -> [Event]? {
        let file = file(key)
        guard let body = file.read() else { return nil }
        let form = EventJSON(lines: PieceLines(plan))
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

    /// Keeps a chapter's events, unless another run might well end differently.
    ///
    /// A cache that cannot be written is no reason to fail.
    func store(_ events: [Event], for key: String, plan: ChapterPlan) {
        guard events.allSatisfy(Self.isLasting) else { return }
        let form = EventJSON(lines: PieceLines(plan))
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

    /// What stopped for want of time or memory may do better next time, and so may a compiler that broke.
    private static func isLasting(_ event: Event) -> Bool {
        switch event {
        case .cellFinished(_, .timedOut, _), .cellFinished(_, .overLimit, _): false
        case .diagnostic(let diagnostic, _): diagnostic.place != nil
        default: true
        }
    }

    /// Printed text in one piece, and without what only the first run can say.
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
