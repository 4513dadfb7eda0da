import Foundation
import LessonModel

/// A diagnostic in the JSON formats.
struct DiagnosticJSON: Codable, Sendable {
    let severity: String
    @Nullable var file: String?
    @Nullable var line: Int?
    @Nullable var column: Int?
    let message: String
    /// The line that it is about.
    @Nullable var source: String?
    @Nullable var remedy: String?
    let notes: [DiagnosticJSON]

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity.rawValue
        _file = Nullable(diagnostic.place?.file)
        _line = Nullable(diagnostic.place?.line)
        _column = Nullable(diagnostic.place?.column)
        message = diagnostic.message
        _source = Nullable(diagnostic.excerpt?.line)
        _remedy = Nullable(diagnostic.remedy)
        notes = diagnostic.notes.map(DiagnosticJSON.init)
    }
}

extension DiagnosticJSON {
    /// As it can be shown, with one caret where it is.
    var diagnostic: Diagnostic {
        Diagnostic(
            Diagnostic.Severity(rawValue: severity) ?? .error,
            at: file.map { FileLocation(file: $0, line: line ?? 1, column: column ?? 1) }, message,
            excerpt: source.map { Diagnostic.Excerpt(line: $0) }, remedy: remedy, notes: notes.map(\.diagnostic))
    }
}

/// A field that is written as `null` when it has no value, so that it is always present.
@propertyWrapper
package struct Nullable<Value: Encodable>: Encodable {
    package var wrappedValue: Value?

    package init(_ value: Value?) {
        wrappedValue = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension Nullable: Sendable where Value: Sendable {}

extension Nullable: Equatable where Value: Equatable {}

extension Nullable: Hashable where Value: Hashable {}

extension Nullable: Decodable where Value: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }
}

extension KeyedDecodingContainer {
    /// A field that an earlier version did not write has no value.
    func decode<Value: Decodable>(_ type: Nullable<Value>.Type, forKey key: Key) throws -> Nullable<Value> {
        try decodeIfPresent(type, forKey: key) ?? Nullable(nil)
    }
}

extension Encodable {
    /// As indented JSON text with a line break at its end, keys in alphabetical order: the same value gives the same bytes.
    /// - Parameter keys: how fields are called in it.
    func jsonText(keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = keys
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
