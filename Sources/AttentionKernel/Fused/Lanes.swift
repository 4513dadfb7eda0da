/// Numbers that the fused path computes side by side, one for each of as many neighbouring queries.
///
/// Swift code cannot query which instructions it is compiled for, so CPU flags come with a compilation condition:
/// `ATTEND_AVX512` (x86-64 with 512-bit registers) or `ATTEND_AVX2` (AVX2 and FMA). The results are right under any
/// of them on any machine; a width that the CPU lacks is only slow.
#if ATTEND_AVX512
typealias Lanes = SIMD16<Float>
typealias LaneNumbers = SIMD16<Int32>
#elseif ATTEND_AVX2 || arch(arm64)
typealias Lanes = SIMD8<Float>
typealias LaneNumbers = SIMD8<Int32>
#else
typealias Lanes = SIMD4<Float>
typealias LaneNumbers = SIMD4<Int32>
#endif

extension Lanes {
    /// `self + a × b`: in one rounding where the CPU has such an instruction, in two where it would be a call to `fmaf`
    /// for every lane.
    @inline(__always)
    func adding(_ a: Lanes, times b: Lanes) -> Lanes {
        #if ATTEND_AVX512 || ATTEND_AVX2 || arch(arm64)
        return addingProduct(a, b)
        #else
        return self + a * b
        #endif
    }

    /// The larger of both, lane by lane; a lane of `other` that is not a number is passed over.
    @inline(__always)
    func maximum(_ other: Lanes) -> Lanes {
        replacing(with: other, where: other .> self)
    }
}
