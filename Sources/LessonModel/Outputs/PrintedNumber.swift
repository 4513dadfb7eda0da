/// A number in printed text, with the precision that it is written in.
struct PrintedNumber {
    enum Part {
        case text(String)
        case number(PrintedNumber)
    }

    /// As written: `-0.317`, `1e-06`.
    private var text: String
    private var value: Double
    /// The value of one unit in the last place; nil for a whole number, written without a decimal point.
    private var unit: Double?

    /// Whether another number, rounded to the precision of this one, equals it.
    func accepts(_ other: PrintedNumber) -> Bool {
        guard let unit else { return text == other.text }
        let margin = NumberAgreement.marginOfRounding(value, unit: unit)
        return NumberAgreement.holds(other.value, value, within: margin)
    }

    /// A line as numbers and the text between them.
    ///
    /// Digits that belong to a word, as in `q1`, are text.
    static func split(_ line: Substring) -> [Part] {
        let characters = Array(line)
        var parts: [Part] = []
        var text = ""
        var position = 0
        while position < characters.count {
            let before = text.last
            let isFree = before.map { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." } ?? true
            if isFree, let (number, length) = number(in: characters[position...]) {
                if !text.isEmpty { parts.append(.text(text)) }
                parts.append(.number(number))
                text = ""
                position += length
                // What directly follows a number is text: `1.2.3` is not a number.
                if position < characters.count, characters[position].isNumber || characters[position] == "." {
                    text.append(characters[position])
                    position += 1
                }
            } else {
                text.append(characters[position])
                position += 1
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        return parts
    }

    private static func number(in characters: ArraySlice<Character>) -> (PrintedNumber, Int)? {
        var rest = characters
        var text = ""
        if let sign = rest.first, sign == "-" || sign == "\u{2212}" || sign == "+" {
            text = sign == "+" ? "" : "-"
            rest.removeFirst()
        }
        let whole = rest.prefix { $0.isASCII && $0.isNumber }
        guard !whole.isEmpty else { return nil }
        text += String(whole)
        rest = rest.dropFirst(whole.count)
        var decimals: Int?
        if rest.first == ".", rest.dropFirst().first.map({ $0.isASCII && $0.isNumber }) ?? false {
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            text += "." + String(digits)
            decimals = digits.count
            rest = rest.dropFirst(1 + digits.count)
        }
        var exponent = 0
        if let mark = rest.first, mark == "e" || mark == "E" {
            var tail = rest.dropFirst()
            var sign = ""
            if let first = tail.first, first == "-" || first == "+" {
                sign = String(first)
                tail = tail.dropFirst()
            }
            let digits = tail.prefix { $0.isASCII && $0.isNumber }
            if let power = Int(sign + String(digits)), !digits.isEmpty {
                exponent = power
                text += "e" + sign + String(digits)
                decimals = decimals ?? 0
                rest = tail.dropFirst(digits.count)
            }
        }
        guard let value = Double(text) else { return nil }
        let unit = decimals.flatMap { Double("1e\(exponent - $0)") }
        return (PrintedNumber(text: text, value: value, unit: unit), characters.count - rest.count)
    }
}
