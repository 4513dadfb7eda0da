import Foundation

/// What the benchmark found, as a table and as JSON.
struct KernelReport {
    /// One case; times are medians in milliseconds.
    struct Row {
        var size: KernelCase
        var fused: Double
        var pytorch: Double?
        var traced: Double?
        var plain: Double?
        /// The largest difference from the result in double precision, as a share of its largest number.
        var fusedError: Double
        var pytorchError: Double?

        /// How many times as fast as PyTorch the fused path is.
        var ratio: Double? { pytorch.map { $0 / fused } }
    }

    var threads: Int
    var flags: [String]
    var pytorch: String?
    var cases: [Row]

    /// What a single-precision result may be wrong by.
    static let tolerance = 2e-6

    /// Whether every contender computed the same thing.
    ///
    /// PyTorch promises no bound, so it gets some room.
    var agrees: Bool {
        cases.allSatisfy { $0.fusedError <= Self.tolerance && ($0.pytorchError ?? 0) <= 10 * Self.tolerance }
    }

    var table: String {
        let heading = [
            "heads × length × dim", "fused ms", "PyTorch ms", "PyTorch / fused", "traced ms", "plain ms", "fused error",
            "PyTorch error",
        ]
        let rows = cases.map { row in
            [
                row.size.title, Self.text(row.fused, 2), Self.text(row.pytorch, 2),
                row.ratio.map { Self.text($0, 2) + " ×" } ?? "–", Self.text(row.traced, 0), Self.text(row.plain, 0),
                String(format: "%.1e", row.fusedError), row.pytorchError.map { String(format: "%.1e", $0) } ?? "–",
            ]
        }
        let widths = heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([heading] + rows).map { row in
            zip(row, widths).enumerated().map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }
        let versus = pytorch.map { "PyTorch \($0)" } ?? "no PyTorch"
        return (["Attend's kernel and \(versus), \(threads) threads; medians", ""] + lines).joined(separator: "\n")
    }

    private static func text(_ number: Double?, _ decimals: Int) -> String {
        number.map { String(format: "%.\(decimals)f", $0) } ?? "–"
    }
}

extension KernelReport: Encodable {
    private enum Key: String, CodingKey {
        case format, threads, flags, pytorch, cases
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("attend.benchmark.kernel/1", forKey: .format)
        try container.encode(threads, forKey: .threads)
        try container.encode(flags, forKey: .flags)
        try container.encode(pytorch, forKey: .pytorch)
        try container.encode(cases, forKey: .cases)
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension KernelReport.Row: Encodable {
    private enum Key: String, CodingKey {
        case heads, length, dim, causal, milliseconds, ratio, errors
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(size.heads, forKey: .heads)
        try container.encode(size.length, forKey: .length)
        try container.encode(size.dim, forKey: .dim)
        try container.encode(size.causal, forKey: .causal)
        let times = ["fused": fused, "pytorch": pytorch, "traced": traced, "plain": plain]
        try container.encode(times.compactMapValues { $0 }, forKey: .milliseconds)
        try container.encode(ratio, forKey: .ratio)
        let errors = ["fused": fusedError, "pytorch": pytorchError]
        try container.encode(errors.compactMapValues { $0 }, forKey: .errors)
    }
}
