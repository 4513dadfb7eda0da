@testable import AttentionKernel

#if canImport(Glibc)
import func Glibc.exp
#elseif canImport(Musl)
import func Musl.exp
#elseif canImport(Darwin)
import func Darwin.exp
#endif

/// Attention in double precision, one query at a time and without any trick: what the fused path is held against.
struct ExactAttention {
    var q: FloatMatrix
    var k: FloatMatrix
    var v: FloatMatrix
    var mask: Mask = .none
    var scale: Double?

    /// Lq × dV, row by row.
    var output: [Double] { (0..<q.rows).flatMap(row) }

    private func row(_ query: Int) -> [Double] {
        let scale = scale ?? 1 / Double(q.columns).squareRoot()
        var seen: [(key: Int, score: Double)] = []
        for key in 0..<k.rows {
            guard let added = added(query, key) else { continue }
            var product = 0.0
            for column in 0..<q.columns {
                product += Double(q.values[query * q.columns + column]) * Double(k.values[key * k.columns + column])
            }
            seen.append((key, product * scale + added))
        }
        let largest = seen.map(\.score).max() ?? 0
        var total = 0.0
        var sums = [Double](repeating: 0, count: v.columns)
        for (key, score) in seen {
            let share = exp(score - largest)
            total += share
            for column in 0..<v.columns { sums[column] += share * Double(v.values[key * v.columns + column]) }
        }
        return seen.isEmpty ? sums : sums.map { $0 / total }
    }

    /// What the mask adds to a score, or nil if it hides the key from the query.
    private func added(_ query: Int, _ key: Int) -> Double? {
        let shift = k.rows - q.rows
        var sum = 0.0
        for rule in mask.rules {
            switch rule {
            case .causal(let corner):
                if key > query + (corner == .bottomRight ? shift : 0) { return nil }
            case .window(let left, let right, let corner):
                let centre = query + (corner == .bottomRight ? shift : 0)
                if centre - key > left || key - centre > right { return nil }
            case .allow(let table):
                if !table[query][key] { return nil }
            case .block(let table):
                if table[query][key] { return nil }
            case .padding(let real):
                if !real[key] { return nil }
            case .additive(let numbers):
                sum += numbers.values[query * numbers.columns + key]
            }
        }
        return sum == -.infinity ? nil : sum
    }
}

/// The largest difference, as a share of the largest number that there should be.
func relativeError(_ found: [Float], _ exact: [Double]) -> Double {
    let largest = exact.map(abs).max() ?? 0
    // `max` would pass over a difference that is not a number.
    let differences = zip(found, exact).map { abs(Double($0) - $1) }
    if found.count != exact.count || differences.contains(where: \.isNaN) { return .infinity }
    return (differences.max() ?? 0) / (largest == 0 ? 1 : largest)
}

/// Numbers of about a standard normal's spread, the same on every machine.
struct TestNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func uniform() -> Float {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(state >> 40) * 0x1p-24
    }

    mutating func normal() -> Float {
        var sum: Float = 0
        for _ in 0..<12 { sum += uniform() }
        return sum - 6
    }

    mutating func matrix(_ rows: Int, _ columns: Int) -> FloatMatrix {
        FloatMatrix(uncheckedRows: rows, columns: columns, values: (0..<rows * columns).map { _ in normal() })
    }

    mutating func table(_ rows: Int, _ columns: Int, share: Float) -> [[Bool]] {
        (0..<rows).map { _ in (0..<columns).map { _ in uniform() < share } }
    }
}
