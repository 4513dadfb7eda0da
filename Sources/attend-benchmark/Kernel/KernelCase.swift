import Foundation

/// One size that is measured: heads × length × dim, with or without the causal mask.
struct KernelCase: Codable, Hashable {
    var heads: Int
    var length: Int
    var dim: Int
    var causal: Bool

    static let all: [KernelCase] = [(8, 512, 64), (8, 2048, 64), (1, 4096, 64)].flatMap { heads, length, dim in
        [false, true].map { KernelCase(heads: heads, length: length, dim: dim, causal: $0) }
    }

    /// The additions and multiplications of Q Kᵀ and P V: 4 · dim for each pair of a query and a key that is not
    /// masked.
    var operations: Double {
        let pairs = causal ? length * (length + 1) / 2 : length * length
        return Double(4 * heads * pairs * dim)
    }

    var title: String { "\(heads)×\(length)×\(dim) \(mask)" }
    var mask: String { causal ? "causal" : "plain" }

    /// Writes `q`, `k` and `v` as raw single-precision numbers; the same ones in every run.
    func writeInputs(to folder: URL) throws {
        var generator = SplitMix(state: UInt64(heads * length))
        for name in ["q", "k", "v"] {
            let numbers = (0..<heads * length * dim).map { _ in generator.normal() }
            try numbers.withUnsafeBytes { Data($0) }.write(to: folder.appending(path: name))
        }
    }
}

/// Pseudo-random numbers (SplitMix64; Steele, Lea and Flood 2014).
struct SplitMix {
    var state: UInt64

    private mutating func uniform() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
    }

    /// A number from the standard normal distribution (Box and Muller 1958).
    mutating func normal() -> Float {
        Float((-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform()))
    }
}
