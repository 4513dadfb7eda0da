/// The arithmetic of one number, as a rule states it.
///
/// It says both how the arithmetic is written and what a reader gets who computes with the numbers as they are printed.
indirect enum Expression {
    /// The number of an entry, by its term and its place among the term's factors.
    case entry(_ term: Int, _ factor: Int = 0)
    /// A number of the operation itself.
    case constant(Double)
    case sum([Expression])
    case difference(Expression, Expression)
    case product([Expression])
    case quotient(Expression, Expression)
    case square(Expression)
    case root(Expression)
    case magnitude(Expression)
    case largest([Expression])
    /// e to the power of it.
    case exponential(Expression)
    /// A function that nobody computes on paper.
    case function(String, of: [Expression])
    /// What stands for the arithmetic where there is none: words, the place of a number that is only copied.
    case text(WrittenArithmetic)
    /// With another way to write it before: `Q₂·K₁ = …`.
    case alias(String, Expression)
    /// With words after it.
    case remarked(Expression, String)

    static func + (left: Expression, right: Expression) -> Expression { .sum([left, right]) }
    static func - (left: Expression, right: Expression) -> Expression { .difference(left, right) }
    static func * (left: Expression, right: Expression) -> Expression { .product([left, right]) }
    static func / (left: Expression, right: Expression) -> Expression { .quotient(left, right) }
}

extension Expression {
    /// Its value; nil when that takes more than paper, or when not all of it is written.
    ///
    /// - Parameters:
    ///   - entry: the value of an entry.
    ///   - constant: the value of a number of the operation.
    func value(
        entry: (_ term: Int, _ factor: Int) -> Double, constant: (Double) -> Double
    ) -> Double? {
        func value(_ expression: Expression) -> Double? { expression.value(entry: entry, constant: constant) }
        func values(_ parts: [Expression], from start: Double, _ join: (Double, Double) -> Double) -> Double? {
            var result = start
            for part in parts {
                guard let next = value(part) else { return nil }
                result = join(result, next)
            }
            return result
        }
        switch self {
        case .entry(let term, let factor): return entry(term, factor)
        case .constant(let number): return constant(number)
        case .sum(let parts): return parts.count > Expression.longestSum ? nil : values(parts, from: 0, +)
        case .difference(let left, let right): return value(left).flatMap { left in value(right).map { left - $0 } }
        case .product(let parts): return values(parts, from: 1, *)
        case .quotient(let left, let right): return value(left).flatMap { left in value(right).map { left / $0 } }
        case .square(let base): return value(base).map { $0 * $0 }
        case .root(let base): return value(base).map { $0.squareRoot() }
        case .magnitude(let inside): return value(inside).map { $0.magnitude }
        case .largest(let parts): return values(parts, from: -.infinity) { $0 > $1 ? $0 : $1 }
        case .alias(_, let expression): return value(expression)
        case .exponential, .function, .text, .remarked: return nil
        }
    }

    /// Its value has more digits than the numbers that it is made of.
    var isRounded: Bool {
        switch self {
        case .entry, .constant: false
        case .sum(let parts), .largest(let parts): parts.contains { $0.isRounded }
        case .difference(let left, let right): left.isRounded || right.isRounded
        case .magnitude(let inside), .alias(_, let inside): inside.isRounded
        default: true
        }
    }

    /// Sums of more terms than this are shortened to the first ones and the last.
    static let longestSum = 8
}
