import Foundation

/// The results of a benchmark, as text and as JSON.
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
