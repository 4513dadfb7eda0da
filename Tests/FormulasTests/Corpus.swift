import Foundation

/// The formulas that the tests go through, from the fixtures.
struct Corpus: Decodable {
    struct Entry: Decodable {
        let tex: String
        let display: Bool
    }

    /// What another converter makes of the same formulas.
    struct Conversion: Decodable {
        struct Entry: Decodable {
            let tex: String
            let mathML: String
        }
        let version: String
        let formulas: [Entry]
    }

    static func entries() throws -> [Entry] { try decoded([Entry].self, from: "corpus") }
    static func conversion() throws -> Conversion { try decoded(Conversion.self, from: "latex2mathml") }

    static func differences() throws -> [StructuralDifference] {
        try decoded([StructuralDifference].self, from: "differences")
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value {
        let file = Bundle.module.bundleURL.appending(path: "Fixtures/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}
