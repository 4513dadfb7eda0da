import LessonModel
import StepTrace

/// The stored form of a chapter's events.
struct EventJSON {
    let lines: PieceLines

    /// nil for an event that tells a place which would not stay true.
    func json(_ event: Event) -> JSONValue? {
        switch event {
        case .compileStarted, .compileFinished, .memoryPeak, .chapterFinished: nil
        case .diagnostic(let diagnostic, let cell):
            json(diagnostic).map { object("diagnostic", .init("diagnostic", $0), .init("cell", number(cell))) }
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
        case ("diagnostic", _): return json["diagnostic"].flatMap(diagnostic).map { .diagnostic($0, cell: cell) }
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

    private func json(_ diagnostic: Diagnostic) -> JSONValue? {
        var members: [JSONValue.Member] = [
            .init("severity", .string(diagnostic.severity.rawValue)), .init("message", .string(diagnostic.message)),
            .init("remedy", string(diagnostic.remedy)),
        ]
        if let place = diagnostic.place {
            guard let (piece, line, column) = lines.relative(place) else { return nil }
            members += [
                .init("piece", .string(piece)), .init("line", JSONValue(line)), .init("column", JSONValue(column)),
            ]
        }
        if let excerpt = diagnostic.excerpt {
            members += [
                .init("excerpt", .string(lines.unmoved(excerpt.line, at: diagnostic.place))),
                .init("length", JSONValue(excerpt.length)),
            ]
        }
        let notes = diagnostic.notes.compactMap(json)
        guard notes.count == diagnostic.notes.count else { return nil }
        return .object(members + [.init("notes", .array(notes))])
    }

    private func diagnostic(_ json: JSONValue) -> Diagnostic? {
        guard let severity = json["severity"]?.string.flatMap({ Diagnostic.Severity(rawValue: $0) }),
            let message = json["message"]?.string, let notes = json["notes"]?.array
        else { return nil }
        var place: Place?
        if let piece = json["piece"]?.string {
            guard let line = json["line"]?.integer, let column = json["column"]?.integer,
                let found = lines.place(piece: piece, line: line, column: column)
            else { return nil }
            place = found
        }
        let excerpt = json["excerpt"]?.string.map {
            Diagnostic.Excerpt(line: lines.moved($0, at: place), length: json["length"]?.integer ?? 1)
        }
        let readNotes = notes.compactMap(diagnostic)
        guard readNotes.count == notes.count else { return nil }
        return Diagnostic(
            severity, at: place, message, excerpt: excerpt, remedy: json["remedy"]?.string, notes: readNotes)
    }

    private func object(_ event: String, _ members: JSONValue.Member...) -> JSONValue {
        .object([.init("event", .string(event))] + members)
    }

    private func string(_ string: String?) -> JSONValue { string.map { .string($0) } ?? .null }

    private func number(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
}
