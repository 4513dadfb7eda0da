import StepTrace
import TraceFigures

/// A number as a reader writes it: `0,9`, `−1`, `2/3`, `1e-2`, `2.5×10⁻⁷`, `−∞`.
enum EditedNumber {
    case value(Double)
    case problem(EditPhrase)

    /// Larger ones are no longer written in plain digits.
    static let largest = 1e15

    init(_ text: String) {
        let written = EditedNumber.normalised(text)
        if written.isEmpty {
            self = .problem(.numberMissing)
        } else if let value = EditedNumber.value(of: written), !value.isNaN {
            let isTooLarge = value.magnitude > EditedNumber.largest && value != -.infinity
            self =
                isTooLarge || (value.isInfinite && !written.begins(with: "-∞"))
                ? .problem(.numberTooLarge) : .value(value)
        } else {
            self = .problem(.noNumber(EditedNumber.quoted(text)))
        }
    }

    /// In the signs that programs use, without blanks.
    private static func normalised(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars.prefix(100) {
            switch scalar {
            case " ", "\t", "\n", "\u{A0}", "\u{2009}", "\u{202F}": continue
            case "−", "–": written += "-"
            case ",": written += "."
            case "÷": written += "/"
            case "⁻": written += "-"
            default:
                if let digit = superscripts.firstIndex(of: scalar) {
                    written += String(digit)
                } else {
                    written.unicodeScalars.append(scalar)
                }
            }
        }
        return written
    }

    private static let superscripts: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    private static func value(of written: String) -> Double? {
        if written == "-∞" { return -.infinity }
        if written == "∞" || written == "+∞" { return .infinity }
        let parts = written.pieces(between: "/")
        guard parts.count <= 2 else { return nil }
        var numbers: [Double] = []
        for part in parts {
            guard let number = plain(part) else { return nil }
            numbers.append(number)
        }
        if numbers.count == 1 { return numbers[0] }
        return numbers[1] == 0 ? nil : numbers[0] / numbers[1]
    }

    /// Digits with a sign, a point and a power of ten.
    private static func plain(_ text: String) -> Double? {
        var text = text
        if let sign = text.utf8.firstIndex(of: 0xC3) {
            guard let power = String(text[sign...]).after("×10") else { return nil }
            text = text[..<sign] + "e" + power
        }
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
                UInt8(ascii: "-"), UInt8(ascii: "+"):
                true
            default: false
            }
        }
        return isPlain ? Double(text) : nil
    }

    /// What a reader wrote, short enough for a sentence.
    static func quoted(_ text: String) -> String {
        let line = text.withoutUnsafeScalars
        return line.unicodeScalars.count <= 20
            ? line : String(String.UnicodeScalarView(line.unicodeScalars.prefix(19))) + "…"
    }
}
