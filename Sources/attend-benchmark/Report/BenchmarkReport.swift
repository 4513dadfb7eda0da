import Foundation

/// What a benchmark found: a text for people, JSON for programs.
protocol BenchmarkReport: Encodable {
    var text: String { get }
}

extension BenchmarkReport {
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
