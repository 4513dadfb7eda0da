import LessonModel
import StepTrace

/// The form in which observations are cached.
extension Observation {
    /// nil for one with a diagnostic that belongs to no file.
    var json: JSONValue? {
        let ending: JSONValue
        switch self.ending {
        case .finished: ending = .string("finished")
        case .doesNotCompile(let diagnostics):
            guard let json = DiagnosticCoder.ofFiles.json(diagnostics) else { return nil }
            ending = .object([.init("doesNotCompile", json)])
        case .trapped(let diagnostic), .timedOut(let diagnostic), .overLimit(let diagnostic):
            guard let name = Self.stops.first(where: { $0.value(diagnostic) == self.ending })?.key,
                let json = DiagnosticCoder.ofFiles.json(diagnostic)
            else { return nil }
            ending = .object([.init(name, json)])
        }
        let checks = checks.map { check in
            JSONValue.object([
                .init("finished", .boolean(check.finished)), .init("records", .array(check.records.map(\.wire.json))),
            ])
        }
        guard let warnings = DiagnosticCoder.ofFiles.json(warnings) else { return nil }
        return .object(
            [.init("checks", .array(checks)), .init("ending", ending), .init("warnings", warnings)]
                + (output.map { [.init("output", $0.json)] } ?? []))
    }

    /// The endings before the end, by the names that they are cached under.
    private static let stops: KeyValuePairs<String, @Sendable (Diagnostic) -> Ending> = [
        "trapped": { .trapped($0) }, "timedOut": { .timedOut($0) }, "overLimit": { .overLimit($0) },
    ]

    init?(_ json: JSONValue) {
        guard let checks = json["checks"]?.array, let ending = json["ending"],
            let warnings = json["warnings"].flatMap(DiagnosticCoder.ofFiles.diagnostics)
        else { return nil }
        self.init(
            checks: [], ending: .finished, output: json["output"].flatMap { PrintedExcerpt($0) }, warnings: warnings)
        for check in checks {
            guard let finished = check["finished"]?.boolean, let records = check["records"]?.array else { return nil }
            let read = records.compactMap { WireRecord($0).flatMap { Record($0) } }
            guard read.count == records.count else { return nil }
            self.checks.append(OfCheck(records: read, finished: finished))
        }
        if let refusal = ending["doesNotCompile"] {
            guard let diagnostics = DiagnosticCoder.ofFiles.diagnostics(refusal) else { return nil }
            self.ending = .doesNotCompile(diagnostics)
        } else if let stop = Self.stops.first(where: { ending[$0.key] != nil }) {
            guard let diagnostic = ending[stop.key].flatMap(DiagnosticCoder.ofFiles.diagnostic) else { return nil }
            self.ending = stop.value(diagnostic)
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
        case .asked(let expression): .asked(expression)
        case .variable(let name, let value): .given(name: name, value: value)
        }
    }

    fileprivate init?(_ wire: WireRecord) {
        switch wire {
        case .stepped(let step): self = .step(step)
        case .probed(let label, let value, _): self = .probe(label: label, value: value)
        case .expected(let holds, let message, _, _): self = .expectation(holds: holds, message: message)
        case .asked(let expression): self = .asked(expression)
        case .given(let name, let value): self = .variable(name: name, value: value)
        default: return nil
        }
    }
}

extension PrintedExcerpt {
    fileprivate var json: JSONValue {
        .object([
            .init("head", .string(head)), .init("omittedLines", JSONValue(omittedLines)), .init("tail", .string(tail)),
        ])
    }

    fileprivate init?(_ json: JSONValue) {
        guard let head = json["head"]?.string, let omittedLines = json["omittedLines"]?.integer,
            let tail = json["tail"]?.string
        else { return nil }
        self.init(head: head, omittedLines: omittedLines, tail: tail)
    }
}
