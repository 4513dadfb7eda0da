/// Numbers as text, with a true minus sign and never a negative zero.
enum NumberText {
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.magnitude < 1e12 else { return scientific(value) }
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let units = UInt64((value.magnitude * power).rounded())
        var digits = String(units)
        if decimals > 0 {
            while digits.utf8.count <= decimals { digits = "0" + digits }
            let point = digits.index(digits.endIndex, offsetBy: -decimals)
            digits = String(digits[..<point]) + "." + String(digits[point...])
        }
        return value < 0 && units > 0 ? "−" + digits : digits
    }

    static func scientific(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        var mantissa = value.magnitude
        var exponent = 0
        while mantissa >= 9.995 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa < 0.9995 {
            mantissa *= 10
            exponent -= 1
        }
        let sign = value < 0 ? "−" : ""
        let power = exponent < 0 ? "−" + String(-exponent) : String(exponent)
        return sign + fixed(mantissa, decimals: 2) + "e" + power
    }
}
