import LessonModel
import StepTrace

/// Encodes diagnostics for the cache and decodes them; its closures decide how locations are encoded.
struct DiagnosticCoder {
    /// Encodes a location; nil for one that would not stay valid.
    let encodeLocation: (FileLocation) -> JSONValue?
    let decodeLocation: (JSONValue) -> FileLocation?
    /// Encodes the source line shown with a location.
    var encodeLine: (String, FileLocation?) -> String = { line, _ in line }
    var decodeLine: (String, FileLocation?) -> String = { line, _ in line }

    /// All diagnostics; nil when one of them cannot be encoded.
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
            guard let encoded = encodeLocation(place) else { return nil }
            members.append(.init("place", encoded))
        }
        if let excerpt = diagnostic.excerpt {
            members += [
                .init("excerpt", .string(encodeLine(excerpt.line, diagnostic.place))),
                .init("length", JSONValue(excerpt.length)),
            ]
        }
        if let remedy = diagnostic.remedy { members.append(.init("remedy", .string(remedy))) }
        return .object(members)
    }

    /// All diagnostics; nil when one of them cannot be decoded.
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
        if let encoded = json["place"] {
            guard let decoded = decodeLocation(encoded) else { return nil }
            place = decoded
        }
        var excerpt: Diagnostic.Excerpt?
        if let line = json["excerpt"]?.string {
            guard let length = json["length"]?.integer else { return nil }
            excerpt = Diagnostic.Excerpt(line: decodeLine(line, place), length: length)
        }
        return Diagnostic(severity, at: place, message, excerpt: excerpt, remedy: json["remedy"]?.string, notes: notes)
    }
}

extension DiagnosticCoder {
    /// With locations by file, line and column.
    static var ofFiles: DiagnosticCoder {
        DiagnosticCoder(
            encodeLocation: {
                .object([
                    .init("file", .string($0.file)), .init("line", JSONValue($0.line)),
                    .init("column", JSONValue($0.column)),
                ])
            },
            decodeLocation: { json in
                guard let file = json["file"]?.string, let line = json["line"]?.integer,
                    let column = json["column"]?.integer
                else { return nil }
                return FileLocation(file: file, line: line, column: column)
            })
    }

    /// With locations relative to the beginning of a chapter's pieces.
    static func ofPieces(_ lines: PieceLines) -> DiagnosticCoder {
        DiagnosticCoder(
            encodeLocation: { place in
                lines.relative(place).map { piece, line, column in
                    .object([
                        .init("piece", .string(piece)), .init("line", JSONValue(line)),
                        .init("column", JSONValue(column)),
                    ])
                }
            },
            decodeLocation: { json in
                guard let piece = json["piece"]?.string, let line = json["line"]?.integer,
                    let column = json["column"]?.integer
                else { return nil }
                return lines.place(piece: piece, line: line, column: column)
            },
            encodeLine: lines.lasting, decodeLine: lines.current)
    }
}
