/// The instructions that the kernel can be compiled for; the fused path's registers are as wide as they allow.
package enum InstructionSet: String, CaseIterable, Sendable {
    /// What every CPU of the architecture has: SSE2 on x86-64, NEON on arm64.
    case baseline
    /// 256-bit registers and fused multiply-add.
    case avx2
    /// 512-bit registers.
    case avx512

    /// The widest instruction set of a CPU with these features.
    package init(features: Set<String>) {
        self = Self.available(features: features).last ?? .baseline
    }

    /// All instruction sets of a CPU with these features, the widest last.
    package static func available(features: Set<String>) -> [InstructionSet] {
        allCases.filter { features.isSuperset(of: $0.features) }
    }

    /// What an x86-64 CPU must have.
    ///
    /// `avx512vl`, for shorter registers, is required too: without it the compiler would mix AVX-512 with older
    /// instructions.
    private var features: Set<String> {
        switch self {
        case .baseline: []
        case .avx2: ["avx2", "fma"]
        case .avx512: ["avx2", "fma", "avx512f", "avx512vl", "avx512dq", "avx512bw"]
        }
    }

    /// The oldest CPU that has them, by the compiler's name; nil for the target's own.
    var cpu: String? {
        switch self {
        case .baseline: nil
        case .avx2: "haswell"
        case .avx512: "skylake-avx512"
        }
    }

    var condition: [String] {
        switch self {
        case .baseline: []
        case .avx2: ["-D", "ATTEND_AVX2"]
        case .avx512: ["-D", "ATTEND_AVX512"]
        }
    }

    /// The name that manuals use.
    package var title: String {
        switch self {
        case .baseline:
            #if arch(arm64)
            "NEON"
            #else
            "SSE2"
            #endif
        case .avx2: "AVX2"
        case .avx512: "AVX-512"
        }
    }
}
