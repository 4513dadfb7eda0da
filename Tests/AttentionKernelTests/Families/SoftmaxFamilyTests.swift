import Testing

@testable import AttentionKernel

/// The golden cases of the softmax alone: extremes, −∞, NaN, shifts, temperatures, both axes.
struct SoftmaxFamilyTests {
    @Test(arguments: GoldenCase.family("softmax"))
    func agrees(_ golden: GoldenCase) throws {
        let x = try #require(golden.input("x")).matrix
        if golden.isExpected("weights_axis0") {
            golden.check("weights_axis0", softmax(x, over: .columns))
            golden.check("weights_axis1", softmax(x))
        } else if let shifts = golden.input("shifts")?.values {
            for shift in shifts { golden.check("weights", softmax(x.map { $0 + shift })) }
            golden.check("lse", shifts.map { shift in logSumExp(x.map { $0 + shift })[0, 0] })
        } else if let temperatures = golden.input("temperatures")?.values {
            golden.check("weights", temperatures.map { softmax(x, temperature: $0) })
            golden.check("lse", temperatures.map { logSumExp(x / $0)[0, 0] })
        } else {
            let sums = logSumExp(x)
            golden.check("weights", softmax(x))
            golden.check("lse", sums)
            golden.check("log_weights", x - sums)
        }
        #expect(golden.number("axis") ?? -1 == -1)
        golden.finish()
    }
}
