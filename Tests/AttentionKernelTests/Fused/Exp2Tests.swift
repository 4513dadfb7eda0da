import Testing

@testable import AttentionKernel

#if canImport(Glibc)
import func Glibc.exp2
#elseif canImport(Musl)
import func Musl.exp2
#elseif canImport(Darwin)
import func Darwin.exp2
#endif

@Suite("The fused path's power of two")
struct Exp2Tests {
    @Test("is within 2e-7 of the truth from −126 to 0")
    func bound() {
        var worst = 0.0
        // Every 9973rd number of the range, and the neighbours of every half: where the polynomial's range ends.
        var numbers = stride(from: Float(126).bitPattern, to: Float(0x1p-30).bitPattern, by: -9973).map {
            -Float(bitPattern: $0)
        }
        for half in 1..<252 { numbers += [Float(-half) / 2, (Float(-half) / 2).nextUp, (Float(-half) / 2).nextDown] }
        for x in numbers {
            let exact = exp2(Double(x))
            worst = max(worst, abs(Double(AttentionKernel.exp2(Lanes(repeating: x))[0]) - exact) / exact)
        }
        #expect(worst <= 2e-7)
        #expect(worst >= 1e-8, "a bound that nothing comes near was not measured")
    }

    @Test("of whole numbers is exact, of less than −126 zero, of no number no number, in every lane")
    func special() {
        for exponent in 0...126 {
            let power = Float(sign: .plus, exponent: -exponent, significand: 1)
            #expect(AttentionKernel.exp2(Lanes(repeating: Float(-exponent))) == Lanes(repeating: power))
        }
        for x in [Float(-126).nextDown, -127, -1000, -1e30, -Float.infinity] {
            #expect(AttentionKernel.exp2(Lanes(repeating: x)) == Lanes(repeating: 0))
        }
        for lane in 0..<Lanes.scalarCount {
            #expect(AttentionKernel.exp2(Lanes(repeating: .nan))[lane].isNaN)
        }
    }
}
