/// A line of arithmetic as a reader with a pencil sees it: `scores[2,1] = Q₂·K₁ = 0.5×1 + (−1)×1 = −0.5`.
package struct PrintedEquation {
    /// What the arithmetic before the last sign gives; nil when it is more than a pencil does.
    package let value: Double?
    /// The number after the last sign.
    package let result: Double?
    /// One in the last digit that is printed of the result.
    package let unit: Double
    /// The sign before the result is `=`.
    package let saysEqual: Bool

    package init(_ text: String) {
        let parts = text.replacing(" ≈ ", with: " = ").split(separator: " = ").map(String.init)
        saysEqual = !text.contains(" ≈ ")
        var last = Reader(parts.count > 2 ? parts[parts.count - 1] : "?")
        let result = last.number()
        unit = last.unit
        self.result = last.isAtEnd ? result : nil
        var middle = Reader(parts.count > 2 ? parts[parts.count - 2] : "?")
        let value = middle.sum()
        self.value = middle.isAtEnd ? value : nil
    }

    /// Nil where it cannot be told.
    package var holds: Bool? {
        guard let value, let result else { return nil }
        return value == result || (value.isNaN && result.isNaN) || (value - result).magnitude <= unit * 0.501
    }

    /// Reads sums, products, quotients, squares and roots of printed numbers; nil for anything else.
    private struct Reader {
        private var rest: Substring
        private(set) var unit = 0.0

        init(_ text: String) { rest = text[...] }

        var isAtEnd: Bool { rest.isEmpty }

        private mutating func takes(_ text: String) -> Bool {
            guard rest.hasPrefix(text) else { return false }
            rest.removeFirst(text.count)
            return true
        }

        mutating func sum() -> Double? {
            var total = product()
            while true {
                if takes(" + ") {
                    total = join(total, product(), +)
                } else if takes(" − ") {
                    total = join(total, product(), -)
                } else {
                    return total
                }
            }
        }

        private mutating func product() -> Double? {
            var total = power()
            while true {
                if takes(" × ") || takes("×") {
                    total = join(total, power(), *)
                } else if takes(" ÷ ") {
                    total = join(total, power(), /)
                } else {
                    return total
                }
            }
        }

        private mutating func power() -> Double? {
            let base = atom()
            return takes("²") ? base.map { $0 * $0 } : base
        }

        private mutating func atom() -> Double? {
            if takes("√") { return atom().map { $0.squareRoot() } }
            if takes("max(") {
                var largest = sum()
                while takes(", ") { largest = join(largest, sum(), max) }
                return takes(")") ? largest : nil
            }
            if takes("(") {
                let inside = sum()
                return takes(")") ? inside : nil
            }
            if takes("|") {
                let inside = sum()
                return takes("|") ? inside.map { $0.magnitude } : nil
            }
            return number()
        }

        mutating func number() -> Double? {
            let sign = takes("−") ? -1.0 : 1
            if takes("∞") { return sign * .infinity }
            if takes("NaN") { return .nan }
            var written = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
            if written.last == "," { written.removeLast() }
            let digits = written.filter { $0 != "," }
            guard let magnitude = Double(digits) else { return nil }
            rest.removeFirst(written.count)
            unit = digits.firstIndex(of: ".").map { digits[$0...].dropFirst().reduce(1) { unit, _ in unit / 10 } } ?? 1
            guard rest.hasPrefix("×10"), let power = Self.power(rest.dropFirst(3)) else { return sign * magnitude }
            rest.removeFirst(3 + power.length)
            for _ in 0..<power.value.magnitude { unit = power.value < 0 ? unit / 10 : unit * 10 }
            return sign * (Double("\(digits)e\(power.value)") ?? .nan)
        }

        private static func power(_ text: Substring) -> (value: Int, length: Int)? {
            let raised = text.prefix { "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
            let plain = raised.map { $0 == "⁻" ? "-" : String($0.wholeNumberValue ?? 0) }
            return Int(plain.joined()).map { ($0, raised.count) }
        }

        private func join(_ left: Double?, _ right: Double?, _ sign: (Double, Double) -> Double) -> Double? {
            left.flatMap { left in right.map { sign(left, $0) } }
        }
    }
}
