import Foundation

/// The results of the kernel benchmark, as a table and as JSON.
struct KernelReport {
    /// One case; times are those of the fastest run, in milliseconds.
    struct Row {
        var size: KernelCase
        var fused: Double
        var pytorch: Double?
        var traced: Double?
        var plain: Double?
        /// The largest absolute difference from the double-precision result, divided by that result's largest
        /// magnitude.
        var fusedError: Double
        var pytorchError: Double?

        /// PyTorch's time divided by that of the fused path.
        var ratio: Double? { pytorch.map { $0 / fused } }
    }

    var cpu: String
    /// The instruction set that the kernel was compiled for: `AVX2`.
    var instructions: String
    var flags: [String]
    var pytorch: String?
    var threads: Int
    /// The GFLOP/s of `threads` threads that only multiply and add in registers.
    var peak: Double
    var cases: [Row]

    /// The largest relative error that the fused result may have.
    static let tolerance = 2e-6

    /// Whether kernel and PyTorch computed the same result.
    ///
    /// PyTorch documents no error bound, so its tolerance is larger.
    var agrees: Bool {
        cases.allSatisfy { $0.fusedError <= Self.tolerance && ($0.pytorchError ?? 0) <= 10 * Self.tolerance }
    }

    /// The share of the peak (0 to 1) that a case reaches when it takes `milliseconds`.
    func share(_ size: KernelCase, in milliseconds: Double) -> Double {
        size.operations / (milliseconds * 1e6) / peak
    }

    var text: String {
        let heading = [
            "heads × length × dim", "fused ms", "of peak", "PyTorch ms", "of peak", "PyTorch / fused", "traced ms",
            "plain ms", "fused error", "PyTorch error",
        ]
        let rows = cases.map { row in
            func share(_ time: Double?) -> String {
                time.map { String(format: "%.0f %%", 100 * self.share(row.size, in: $0)) } ?? "–"
            }
            return [
                row.size.title, Self.number(row.fused, 2), share(row.fused), Self.number(row.pytorch, 2),
                share(row.pytorch), row.ratio.map { Self.number($0, 2) + " ×" } ?? "–", Self.number(row.traced, 0),
                Self.number(row.plain, 0), String(format: "%.1e", row.fusedError),
                row.pytorchError.map { String(format: "%.1e", $0) } ?? "–",
            ]
        }
        return """
            Attend's kernel and \(pytorch.map { "PyTorch \($0)" } ?? "no PyTorch"), \(threads) threads; the fastest run of each
            \(cpu), \(instructions): \(Self.number(peak, 0)) GFLOP/s of multiply-adds in registers at its peak
            4 · dim operations count for each pair of a query and a key that it sees

            \(Table.text([heading] + rows))
            """
    }

    private static func number(_ number: Double?, _ decimals: Int) -> String {
        number.map { String(format: "%.\(decimals)f", $0) } ?? "–"
    }
}
