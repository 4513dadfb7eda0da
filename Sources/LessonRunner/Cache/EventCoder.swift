import LessonModel
import StepTrace

/// Encodes a chapter's events for the cache and decodes them.
struct EventCoder {
    private let diagnostics: DiagnosticCoder

    init(lines: PieceLines) {
        diagnostics = .ofPieces(lines)
    }

    /// nil for an event that is not cached, or whose location would not stay valid.
    func json(_ event: Event) -> JSONValue? {
        switch event {
        case .compileStarted, .compileFinished, .memoryPeak, .chapterFinished: nil
        case .diagnostic(let diagnostic, let cell):
            diagnostics.json(diagnostic).map {
                object("diagnostic", .init("diagnostic", $0), .init("cell", number(cell)))
            }
        case .cellStarted(let cell): object("started", .init("cell", JSONValue(cell)))
        case .printed(let text, let cell):
            object("printed", .init("text", .string(text)), .init("cell", JSONValue(cell)))
        case .shown(let value, let caption, let cell):
            object(
                "shown", .init("value", value.json), .init("caption", string(caption)), .init("cell", JSONValue(cell)))
        case .inlineValue(let text, let index):
            object("inline", .init("text", .string(text)), .init("index", JSONValue(index)))
        case .cellFinished(let cell, let status, let seconds):
            object(
                "finished", .init("cell", JSONValue(cell)), .init("status", .string(status.rawValue)),
                .init("seconds", JSONValue(seconds)))
        }
    }

    func event(_ json: JSONValue) -> Event? {
        let cell = json["cell"]?.integer
        switch (json["event"]?.string, cell) {
        case ("diagnostic", _):
            return json["diagnostic"].flatMap(diagnostics.diagnostic).map { .diagnostic($0, cell: cell) }
        case ("started", let cell?): return .cellStarted(cell)
        case ("printed", let cell?): return json["text"]?.string.map { .printed($0, cell: cell) }
        case ("shown", let cell?):
            return json["value"].flatMap { ShownValue($0) }.map {
                .shown($0, caption: json["caption"]?.string, cell: cell)
            }
        case ("inline", _):
            guard let text = json["text"]?.string, let index = json["index"]?.integer else { return nil }
            return .inlineValue(text, index: index)
        case ("finished", let cell?):
            guard let status = json["status"]?.string.flatMap({ CellStatus(rawValue: $0) }),
                let seconds = json["seconds"]?.double
            else { return nil }
            return .cellFinished(cell, status, seconds: seconds)
        default: return nil
        }
    }

    private func object(_ event: String, _ members: JSONValue.Member...) -> JSONValue {
        .object([.init("event", .string(event))] + members)
    }

    private func string(_ string: String?) -> JSONValue { string.map { .string($0) } ?? .null }

    private func number(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
}
