/// Writes an expression: `0.31×0.82 + (−0.5)×2`.
struct ExpressionText {
    let entry: (_ term: Int, _ factor: Int) -> WrittenArithmetic
    let isNegative: (_ term: Int, _ factor: Int) -> Bool
    let constant: (Double) -> String

    func text(_ expression: Expression) -> WrittenArithmetic { text(expression, in: .whole) }

    /// Where a part stands, which decides about its brackets.
    private struct Place {
        /// What binds looser than this is put in brackets.
        var binding: Binding
        /// Nothing stands before it, so that its minus sign is no second sign.
        var isFirst: Bool
        /// A product beside plus signs is written without blanks.
        var isTight = false

        static let whole = Place(binding: .sum, isFirst: true)
    }

    private enum Binding: Int, Comparable {
        case sum, product, power, atom

        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    private func binding(of expression: Expression) -> Binding {
        switch expression {
        case .sum, .difference: .sum
        case .product, .quotient: .product
        case .square: .power
        default: .atom
        }
    }

    private func text(_ expression: Expression, in place: Place) -> WrittenArithmetic {
        if binding(of: expression) < place.binding { return "(\(text(expression, in: .whole)))" }
        switch expression {
        case .entry(let term, let factor):
            let number = entry(term, factor)
            return isNegative(term, factor) && !place.isFirst ? "(\(number))" : number
        case .constant(let number):
            return number < 0 && !place.isFirst ? "(\(constant(number)))" : "\(constant(number))"
        case .sum(let parts):
            if parts.isEmpty { return "0" }
            return joined(parts, by: " + ", .sum, place, isTight: true)
        case .difference(let left, let right):
            // What is taken away is in brackets when it is a sum itself.
            let taken = text(right, in: Place(binding: .product, isFirst: false, isTight: true))
            return "\(text(left, in: Place(binding: .sum, isFirst: place.isFirst, isTight: true))) − \(taken)"
        case .product(let parts): return joined(parts, by: place.isTight ? "×" : " × ", .product, place)
        case .quotient(let left, let right):
            let divisor = text(right, in: Place(binding: .power, isFirst: false))
            return "\(text(left, in: Place(binding: .product, isFirst: place.isFirst))) ÷ \(divisor)"
        case .square(let base): return "\(text(base, in: Place(binding: .atom, isFirst: false)))²"
        case .root(let base): return "√\(text(base, in: Place(binding: .atom, isFirst: false)))"
        case .magnitude(let inside): return "|\(text(inside))|"
        case .largest(let parts): return called("max", parts)
        case .exponential(let power): return "e^(\(text(power)))"
        case .function(let name, let parts): return called(name, parts)
        case .text(let text): return text
        case .alias(let name, let expression): return "\(name) = \(text(expression))"
        case .remarked(let expression, let words): return "\(text(expression)), \(words)"
        }
    }

    private func called(_ name: String, _ parts: [Expression]) -> WrittenArithmetic {
        "\(name)(\(WrittenArithmetic.joined(shortened(parts, text), by: ", ")))"
    }

    private func joined(
        _ parts: [Expression], by sign: String, _ binding: Binding, _ place: Place, isTight: Bool = false
    ) -> WrittenArithmetic {
        var isFirst = place.isFirst
        let written = shortened(parts) { part in
            defer { isFirst = false }
            return text(part, in: Place(binding: binding, isFirst: isFirst, isTight: isTight))
        }
        return .joined(written, by: sign)
    }

    private func shortened(_ parts: [Expression], _ write: (Expression) -> WrittenArithmetic) -> [WrittenArithmetic] {
        guard parts.count > Expression.longestSum else { return parts.map(write) }
        return parts[..<3].map(write) + ["…", write(parts[parts.count - 1])]
    }
}
