import LessonModel
import StepTrace

/// The form in which observations are kept.
extension Observation {
    /// nil for one that another run could contradict: a time or a limit that was overstepped.
    var json: JSONValue? {
        let ending: JSONValue
        switch self.ending {
        case .finished: ending = .string("finished")
        case .doesNotCompile(let diagnostics):
            ending = .object([.init("doesNotCompile", .array(diagnostics.map(\.json)))])
        case .trapped(let diagnostic): ending = .object([.init("trapped", diagnostic.json)])
        case .timedOut, .overLimit: return nil
        }
        let checks = checks.map { check in
            JSONValue.object([
                .init("finished", .boolean(check.finished)), .init("records", .array(check.records.map(\.wire.json))),
            ])
        }
        return .object([.init("checks", .array(checks)), .init("ending", ending)])
    }

    init?(_ json: JSONValue) {
        guard let checks = json["checks"]?.array, let ending = json["ending"] else { return nil }
        self.init(checks: [], ending: .finished)
        for check in checks {
            guard let finished = check["finished"]?.boolean, let records = check["records"]?.array else { return nil }
            let read = records.compactMap { WireRecord($0).flatMap { Record($0) } }
            guard read.count == records.count else { return nil }
            self.checks.append(OfCheck(records: read, finished: finished))
        }
        if let diagnostics = ending["doesNotCompile"]?.array {
            let read = diagnostics.compactMap { Diagnostic($0) }
            guard read.count == diagnostics.count else { return nil }
            self.ending = .doesNotCompile(read)
        } else if let trapped = ending["trapped"] {
            guard let diagnostic = Diagnostic(trapped) else { return nil }
            self.ending = .trapped(diagnostic)
        } else if ending.string != "finished" {
            return nil
        }
    }
}

extension Observation.Record {
    fileprivate var wire: WireRecord {
        switch self {
        case .step(let step): .stepped(step)
        case .probe(let label, let value): .probed(label: label, value: value)
        case .expectation(let holds, let message): .expected(holds: holds, message: message, line: 0)
        }
    }

    fileprivate init?(_ wire: WireRecord) {
        switch wire {
        case .stepped(let step): self = .step(step)
        case .probed(let label, let value): self = .probe(label: label, value: value)
        case .expected(let holds, let message, _): self = .expectation(holds: holds, message: message)
        default: return nil
        }
    }
}

extension Diagnostic {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("severity", .string(severity.rawValue)), .init("message", .string(message)),
            .init("notes", .array(notes.map(\.json))),
        ]
        if let place {
            members += [
                .init("file", .string(place.file)), .init("line", JSONValue(place.line)),
                .init("column", JSONValue(place.column)),
            ]
        }
        if let excerpt {
            members += [.init("excerpt", .string(excerpt.line)), .init("length", JSONValue(excerpt.length))]
        }
        if let remedy { members.append(.init("remedy", .string(remedy))) }
        return .object(members)
    }

    fileprivate init?(_ json: JSONValue) {
        guard let severity = json["severity"]?.string.flatMap({ Severity(rawValue: $0) }),
            let message = json["message"]?.string, let notes = json["notes"]?.array
        else { return nil }
        var place: Place?
        if let file = json["file"]?.string, let line = json["line"]?.integer, let column = json["column"]?.integer {
            place = Place(file: file, line: line, column: column)
        }
        var excerpt: Excerpt?
        if let line = json["excerpt"]?.string, let length = json["length"]?.integer {
            excerpt = Excerpt(line: line, length: length)
        }
        self.init(
            severity, at: place, message, excerpt: excerpt, remedy: json["remedy"]?.string,
            notes: notes.compactMap { Diagnostic($0) })
    }
}
