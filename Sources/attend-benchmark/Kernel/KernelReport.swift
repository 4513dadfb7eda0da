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

    var text: String {
        let heading = [
            "heads × length × dim", "fused ms", "PyTorch ms", "PyTorch / fused", "traced ms", "plain ms", "fused error",
            "PyTorch error",
        ]
        let rows = cases.map { row in
            [
                row.size.title, Self.number(row.fused, 2), Self.number(row.pytorch, 2),
                row.ratio.map { Self.number($0, 2) + " ×" } ?? "–", Self.number(row.traced, 0),
                Self.number(row.plain, 0),
                String(format: "%.1e", row.fusedError), row.pytorchError.map { String(format: "%.1e", $0) } ?? "–",
            ]
        }
        let versus = pytorch.map { "PyTorch \($0)" } ?? "no PyTorch"
        return "Attend's kernel and \(versus), \(threads) threads; medians\n\n" + Table.text([heading] + rows)
    }

    private static func number(_ number: Double?, _ decimals: Int) -> String {
        number.map { String(format: "%.\(decimals)f", $0) } ?? "–"
    }
}

extension KernelReport: BenchmarkReport {
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
