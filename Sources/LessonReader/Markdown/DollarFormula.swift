import LessonModel

/// What stands between two dollar signs, judged as a formula or as prose: `x^2`, but not `5, or 10`.
struct DollarFormula {
    /// Whether it has a mark of TeX: a command, a script.
    let hasMarks: Bool
    /// Whether it is a formula and cannot be prose between two prices.
    let isFormula: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        hasMarks = Self.hasMarks(bytes)
        var words =
            String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.properties.isIdeographic } ? 1 : 0
        var shortWords = 0
        var hasOperator = false
        var bracesClose = true
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let rest = bytes[(index + 1)...]
            switch byte {
            case .backslash: index += 1 + max(1, rest.prefix { $0.isASCIILetter }.count)
            case UInt8(ascii: "_"), UInt8(ascii: "^"):
                index += 1 + rest.prefix { $0.isASCIILetter || $0.isASCIIDigit }.count
            case UInt8(ascii: "{") where bracesClose:
                // What is in braces, such as `\text{…}`, belongs to a command.
                let close = rest.firstIndex(of: UInt8(ascii: "}"))
                bracesClose = close != nil
                index = (close ?? index) + 1
            case let letter where letter.isASCIILetter:
                let length = bytes[index...].prefix { $0.isASCIILetter }.count
                let before = index > bytes.startIndex ? bytes[index - 1] : .space
                let after = index + length < bytes.endIndex ? bytes[index + length] : .space
                if length > 2 { words += 1 }
                if length == 2, before.isWhitespace, after.isWhitespace || after == UInt8(ascii: ",") {
                    shortWords += 1
                }
                index += length
            default:
                hasOperator = hasOperator || "=+*/<>|-".utf8.contains(byte)
                index += 1
            }
        }
        let isOneTerm = !bytes.contains(where: \.isWhitespace)
        let isList = shortWords == 0 && bytes.first?.isASCIIDigit == false
        isFormula = hasMarks ? words < 2 : words == 0 && (hasOperator || isOneTerm || isList)
    }

    private static func hasMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { index in
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : .space
            switch bytes[index] {
            case UInt8(ascii: "^"): return true
            case .backslash: return next.isASCIILetter
            case UInt8(ascii: "}"), UInt8(ascii: ")"): return next == UInt8(ascii: "_")
            case let letter where letter.isASCIILetter:
                guard next == UInt8(ascii: "_"), index + 2 < bytes.endIndex else { return false }
                let script = bytes[index + 2]
                let begins = index == bytes.startIndex || !bytes[index - 1].isASCIILetter
                return begins && (script.isASCIILetter || script.isASCIIDigit || script == UInt8(ascii: "{"))
            default: return false
            }
        }
    }
}
