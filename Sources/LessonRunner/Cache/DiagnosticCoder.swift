import LessonModel
import StepTrace

/// The stored form of diagnostics; who stores them decides what their places are told by.
struct DiagnosticJSON {
    /// What tells a place; nil for one that would not stay true.
    let told: (FileLocation) -> JSONValue?
    /// The place that is told of.
    let place: (JSONValue) -> FileLocation?
    /// The line that is shown of a place, as it is stored.
    var stored: (String, FileLocation?) -> String = { line, _ in line }
    /// The line that is shown of a place, from what is stored.
    var shown: (String, FileLocation?) -> String = { line, _ in line }

    /// All or, when one of them cannot be told, nothing.
    func json(_ diagnostics: [Diagnostic]) -> JSONValue? {
        let all = diagnostics.compactMap(json)
        return all.count == diagnostics.count ? .array(all) : nil
    }

    func json(_ diagnostic: Diagnostic) -> JSONValue? {
        guard let notes = json(diagnostic.notes) else { return nil }
        var members: [JSONValue.Member] = [
            .init("severity", .string(diagnostic.severity.rawValue)), .init("message", .string(diagnostic.message)),
            .init("notes", notes),
        ]
        if let place = diagnostic.place {
            guard let told = told(place) else { return nil }
            members.append(.init("place", told))
        }
        if let excerpt = diagnostic.excerpt {
            members += [
                .init("excerpt", .string(stored(excerpt.line, diagnostic.place))),
                .init("length", JSONValue(excerpt.length)),
            ]
        }
        if let remedy = diagnostic.remedy { members.append(.init("remedy", .string(remedy))) }
        return .object(members)
    }

    /// All or, when one of them cannot be read, nothing.
    func diagnostics(_ json: JSONValue) -> [Diagnostic]? {
        guard let stored = json.array else { return nil }
        let all = stored.compactMap(diagnostic)
        return all.count == stored.count ? all : nil
    }

    func diagnostic(_ json: JSONValue) -> Diagnostic? {
        guard let severity = json["severity"]?.string.flatMap({ Diagnostic.Severity(rawValue: $0) }),
            let message = json["message"]?.string, let notes = json["notes"].flatMap(diagnostics)
        else { return nil }
        var place: FileLocation?
        if let told = json["place"] {
            guard let found = self.place(told) else { return nil }
            place = found
        }
        var excerpt: Diagnostic.Excerpt?
        if let line = json["excerpt"]?.string {
            guard let length = json["length"]?.integer else { return nil }
            excerpt = Diagnostic.Excerpt(line: shown(line, place), length: length)
        }
        return Diagnostic(severity, at: place, message, excerpt: excerpt, remedy: json["remedy"]?.string, notes: notes)
    }
}

extension DiagnosticJSON {
    /// Places by file, line and column.
    static var ofFiles: DiagnosticJSON {
        DiagnosticJSON(
            told: {
                .object([
                    .init("file", .string($0.file)), .init("line", JSONValue($0.line)),
                    .init("column", JSONValue($0.column)),
                ])
            },
            place: { json in
                guard let file = json["file"]?.string, let line = json["line"]?.integer,
                    let column = json["column"]?.integer
                else { return nil }
                return FileLocation(file: file, line: line, column: column)
            })
    }

    /// Places from where a chapter's pieces begin.
    static func ofPieces(_ lines: PieceLines) -> DiagnosticJSON {
        DiagnosticJSON(
            told: { place in
                lines.relative(place).map { piece, line, column in
                    .object([
                        .init("piece", .string(piece)), .init("line", JSONValue(line)),
                        .init("column", JSONValue(column)),
                    ])
                }
            },
            place: { json in
                guard let piece = json["piece"]?.string, let line = json["line"]?.integer,
                    let column = json["column"]?.integer
                else { return nil }
                return lines.place(piece: piece, line: line, column: column)
            },
            stored: lines.unmoved, shown: lines.moved)
    }
}
