import Foundation
import Testing

@testable import AttentionKernel

/// The bounds that the doc comments of the elementary functions state, held over their ranges.
///
/// The references are 80-bit results where the machine has them and the C library's doubles, good to half a unit, where not;
/// the tests allow for that.
struct ElementaryAccuracyTests {
    private func points(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
        var generator = SeededGenerator(seed: 42)
        return (0..<count).map { _ in range.lowerBound + (range.upperBound - range.lowerBound) * generator.uniform() }
    }

    /// The largest error in units in the last place of the reference.
    private func error(_ points: [Double], _ ours: (Double) -> Double, _ theirs: (Double) -> Reference) -> Double {
        points.reduce(0) { worst, x in
            let wanted = theirs(x)
            let unit = max(Double(wanted).magnitude.ulp, .leastNonzeroMagnitude)
            let difference = (Reference(ours(x)) - wanted).magnitude / Reference(unit)
            return max(worst, Double(difference))
        }
    }

    #if arch(x86_64) && os(Linux)
    private typealias Reference = Float80
    private let slack = 0.01
    private func exp(_ x: Double) -> Reference { Foundation.exp(Reference(x)) }
    private func log(_ x: Double) -> Reference { Foundation.log(Reference(x)) }
    private func tanh(_ x: Double) -> Reference { Foundation.tanh(Reference(x)) }
    private func sin(_ x: Double) -> Reference { Foundation.sin(Reference(x)) }
    private func cos(_ x: Double) -> Reference { Foundation.cos(Reference(x)) }
    private func erfc(_ x: Double) -> Reference { Foundation.erfc(Reference(x)) }
    private func pow(_ x: Double, _ y: Double) -> Reference { Foundation.pow(Reference(x), Reference(y)) }
    private func expm1(_ x: Double) -> Reference { Foundation.expm1(Reference(x)) }
    #else
    private typealias Reference = Double
    private let slack = 1.0
    private func exp(_ x: Double) -> Reference { Foundation.exp(x) }
    private func log(_ x: Double) -> Reference { Foundation.log(x) }
    private func tanh(_ x: Double) -> Reference { Foundation.tanh(x) }
    private func sin(_ x: Double) -> Reference { Foundation.sin(x) }
    private func cos(_ x: Double) -> Reference { Foundation.cos(x) }
    private func erfc(_ x: Double) -> Reference { Foundation.erfc(x) }
    private func pow(_ x: Double, _ y: Double) -> Reference { Foundation.pow(x, y) }
    private func expm1(_ x: Double) -> Reference { Foundation.expm1(x) }
    #endif

    @Test func exponentialIsRight() {
        #expect(error(points(200_000, -708...709.78), exponential, exp) < 0.9 + slack)
        #expect(error(points(200_000, -1...1), exponential, exp) < 0.9 + slack)
        #expect(error(points(50_000, -745.1...(-708)), exponential, exp) < 1 + slack)
        #expect(exponential(0) == 1 && exponential(-0.0) == 1)
        #expect(exponential(709.79) == .infinity && exponential(.infinity) == .infinity)
        #expect(exponential(-745.14) == 0 && exponential(-.infinity) == 0)
        #expect(exponential(.nan).isNaN)
    }

    @Test func rowsOfExponentialsAreTheSame() {
        let row: [Double] = points(1000, -760...20) + [-Double.infinity, 0, .nan, .leastNonzeroMagnitude]
        for shift: Double in [0, 20, -Double.infinity] {
            let results = [Double](unsafeUninitializedCapacity: row.count) { target, count in
                count = row.count
                row.withUnsafeBufferPointer { exponentials(of: $0, minus: shift, into: target) }
            }
            for (x, result) in zip(row, results) {
                let wanted: Double = x == -.infinity ? 0 : exponential(x - shift)
                #expect(result == wanted || (result.isNaN && wanted.isNaN))
            }
        }
    }

    @Test func logarithmIsRight() {
        #expect(error(points(100_000, 0...10), logarithm, log) < 1 + slack)
        #expect(error(points(100_000, 0.9...1.1), logarithm, log) < 1 + slack)
        #expect(error(points(100_000, -700...700).map { Foundation.exp($0) }, logarithm, log) < 1 + slack)
        #expect(logarithm(1) == 0 && logarithm(0) == -.infinity && logarithm(.infinity) == .infinity)
        #expect(logarithm(-1).isNaN && logarithm(.nan).isNaN)
        #expect(logarithm(.leastNormalMagnitude / 4) == Foundation.log(Double.leastNormalMagnitude / 4))
    }

    @Test func exponentialMinusOneIsRight() {
        #expect(error(points(100_000, -40...40), exponentialMinusOne, expm1) < 2 + slack)
        #expect(error(points(100_000, -0.5...0.5), exponentialMinusOne, expm1) < 2 + slack)
        #expect(exponentialMinusOne(1e-300) == 1e-300)
    }

    @Test func tangentIsRight() {
        #expect(error(points(100_000, -22...22), hyperbolicTangent, tanh) < 3 + slack)
        #expect(error(points(100_000, -1...1), hyperbolicTangent, tanh) < 3 + slack)
        #expect(hyperbolicTangent(0) == 0 && hyperbolicTangent(.infinity) == 1 && hyperbolicTangent(-50) == -1)
        #expect(hyperbolicTangent(.nan).isNaN)
    }

    @Test func sineAndCosineAreRight() {
        for bound in [0.8, 7, 3000, 1e6] {
            for x in points(50_000, -bound...bound) {
                let (sine, cosine) = sineAndCosine(x)
                #expect((Reference(sine) - sin(x)).magnitude < 1.2e-16 + Reference(slack) * 1e-16)
                #expect((Reference(cosine) - cos(x)).magnitude < 1.2e-16 + Reference(slack) * 1e-16)
            }
        }
        #expect(sineAndCosine(0).sine == 0 && sineAndCosine(0).cosine == 1)
        #expect(sineAndCosine(.infinity).sine.isNaN && sineAndCosine(.nan).cosine.isNaN)
    }

    @Test func errorFunctionIsRight() {
        for x in points(100_000, -6...26) {
            let wanted = erfc(x)
            #expect((Reference(complementaryErrorFunction(x)) - wanted).magnitude / wanted < 2e-15)
        }
        #expect((complementaryErrorFunction(0) - 1).magnitude < 2e-16)
        #expect(complementaryErrorFunction(30) == 0 && complementaryErrorFunction(-30) == 2)
        #expect(complementaryErrorFunction(.nan).isNaN)
    }

    @Test func powerIsRight() {
        for exponent in points(20_000, -8...8) {
            for base in [2.0, 10_000, 0.3] {
                let wanted = pow(base, exponent)
                let bound = (1 + (exponent * Foundation.log(base)).magnitude) * 3e-16
                #expect(Double((Reference(power(base, exponent)) - wanted).magnitude / wanted) < bound)
            }
        }
        #expect(power(10_000, 0) == 1)
    }
}
