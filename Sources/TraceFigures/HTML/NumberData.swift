import StepTrace

/// Numbers as data for the page's script: plain decimals, cut off where no text of the figure needs more.
///
/// A number is cut off, never rounded, and never just after a 0 or 5; so rounding what is left to fewer digits gives
/// what rounding the number itself would.
struct NumberData {
    /// Digits after the point that are kept at least.
    private let decimals: Int
    /// So many digits are kept of small and of large numbers.
    private static let significant = 5

    /// - Parameter style: how the figure writes the numbers; arithmetic shows four decimals.
    init(_ style: NumberStyle) {
        decimals =
            switch style {
            case .fixed(let decimals): max(4, decimals) + 1
            case .scientific: 5
            }
    }

    /// The rows of a grid, one a line.
    func text(_ grid: Grid) -> String {
        var text = ""
        for row in 0..<grid.rows {
            if row > 0 { text += "\n" }
            for column in 0..<grid.columns {
                if column > 0 { text += " " }
                text += self.text(grid[row, column])
            }
        }
        return text
    }

    func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        let sign = number < 0 ? "-" : ""
        if number.isInfinite { return sign + "∞" }
        if number == 0 { return "0" }
        var (digits, exponent) = NumberData.digits(of: number.magnitude)
        // The digit at index i counts 10^(exponent − i).
        var kept = max(NumberData.significant, exponent + 1 + decimals)
        while kept < digits.count, digits[kept - 1] == 0 || digits[kept - 1] == 5 { kept += 1 }
        digits = Array(digits.prefix(kept))
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        return sign + NumberData.written(digits, exponent)
    }

    /// The shortest digits that mean the number, the first of them not 0, and the power of ten of the first.
    private static func digits(of magnitude: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var beforePoint = 0
        var hasPoint = false
        var power = 0
        let bytes = Array(magnitude.description.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else if byte == UInt8(ascii: "e") {
                power = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte - UInt8(ascii: "0"))
                if !hasPoint { beforePoint += 1 }
            }
        }
        let zeros = digits.prefix { $0 == 0 }.count
        return (Array(digits.dropFirst(zeros)), beforePoint - 1 - zeros + power)
    }

    private static func written(_ digits: [UInt8], _ exponent: Int) -> String {
        func text(_ digits: ArraySlice<UInt8>) -> String {
            String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        }
        if exponent < -5 || exponent > 14 {
            let rest = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return text(digits.prefix(1)) + rest + "e" + String(exponent)
        }
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + text(digits[...]) }
        if digits.count <= exponent + 1 {
            return text(digits[...]) + String(repeating: "0", count: exponent + 1 - digits.count)
        }
        return text(digits.prefix(exponent + 1)) + "." + text(digits.dropFirst(exponent + 1))
    }
}
