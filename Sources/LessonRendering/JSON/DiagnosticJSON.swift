import Foundation
import LessonModel

/// A diagnostic in the JSON formats.
struct DiagnosticJSON: Encodable {
    let severity: String
    @Nullable var file: String?
    @Nullable var line: Int?
    @Nullable var column: Int?
    let message: String
    @Nullable var remedy: String?
    let notes: [DiagnosticJSON]

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity.rawValue
        _file = Nullable(diagnostic.place?.file)
        _line = Nullable(diagnostic.place?.line)
        _column = Nullable(diagnostic.place?.column)
        message = diagnostic.message
        _remedy = Nullable(diagnostic.remedy)
        notes = diagnostic.notes.map(DiagnosticJSON.init)
    }
}

/// A field that is written as `null` when it has no value, so that it is always present.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
    var wrappedValue: Value?

    init(_ value: Value?) {
        wrappedValue = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension Encodable {
    /// As indented JSON text with a line break at its end, keys in alphabetical order: the same value gives the same bytes.
    func jsonText() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
