import Foundation
import LessonRendering

/// JSON as it travels between pages and the server.
enum WireJSON {
    static func data(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        // Sorted, so that the same value is the same text.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Reads what a page has sent; keys that are not known are left out.
    ///
    /// Foundation's decoder stops at 512 levels, so deep nesting is one more form that is wrong.
    static func value<Value: Decodable>(
        _ type: Value.Type, from data: Data, words: PageWords
    ) throws(NotebookError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw NotebookError(.malformed, words(phrase(for: error)))
        } catch {
            throw NotebookError(.malformed, words(.notJSON))
        }
    }

    private static func phrase(for error: DecodingError) -> PagePhrase {
        switch error {
        case .keyNotFound(let key, let context): .isMissing(name(context.codingPath + [key]))
        case .valueNotFound(_, let context) where !context.codingPath.isEmpty: .isMissing(name(context.codingPath))
        case .typeMismatch(_, let context) where !context.codingPath.isEmpty,
            .dataCorrupted(let context) where !context.codingPath.isEmpty:
            .hasWrongForm(name(context.codingPath))
        default: .notJSON
        }
    }

    /// `cells.3`; an index of a list is counted from 0.
    private static func name(_ path: [any CodingKey]) -> String {
        path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
