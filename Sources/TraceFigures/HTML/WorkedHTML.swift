import StepTrace

/// The arithmetic of one entry as HTML, its operands in the colours of their pens.
enum WorkedHTML {
    /// The sentence of `Arithmetic.text`, each operand where it stands in it coloured, the result in bold.
    static func html(_ arithmetic: Arithmetic) -> String {
        let text = Array(arithmetic.text.utf8)
        let pens = CellMarks.pens(arithmetic)
        var html = ""
        var position = 0
        func flush(to end: Int) {
            html += Markup.escaped(String(decoding: text[position..<end], as: UTF8.self))
            position = end
        }
        let result = lastEqualsSign(text) ?? text.count
        // Operands stand after the name of the result, and after what is written instead of a long product.
        var from = firstEqualsSign(text) ?? text.count
        for (term, pens) in zip(arithmetic.terms, pens) {
            for (entry, pen) in zip(term, pens) {
                let number = formatted(entry.value, decimals: 4, trimmed: true)
                let word = Array(number.utf8)
                guard let start = WorkedHTML.position(of: word, in: text, from: from, to: result) else { continue }
                flush(to: start)
                let colour = pen == .first ? "pA" : pen == .second ? "pB" : "pC"
                html += "<span class=\"\(colour)\">\(Markup.escaped(number))</span>"
                position = start + word.count
                from = position
            }
        }
        guard result < text.count else {
            flush(to: text.count)
            return html
        }
        flush(to: result)
        return html + "<b>" + Markup.escaped(String(decoding: text[result...], as: UTF8.self)) + "</b>"
    }

    /// Where a number stands that is not part of a longer one.
    private static func position(of word: [UInt8], in text: [UInt8], from: Int, to end: Int) -> Int? {
        func isDigit(_ index: Int) -> Bool {
            guard text.indices.contains(index) else { return false }
            return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) || text[index] == UInt8(ascii: ".")
        }
        var start = from
        while start + word.count <= end {
            if text[start] == word[0], Array(text[start..<(start + word.count)]) == word, !isDigit(start - 1),
                !isDigit(start + word.count)
            {
                return start
            }
            start += 1
        }
        return nil
    }

    private static func firstEqualsSign(_ text: [UInt8]) -> Int? {
        guard let first = indices(text).first else { return nil }
        // `scores[2,1] = Q₂·K₁ = …`: the second, when there are three.
        return indices(text).count > 2 ? indices(text)[1] : first
    }

    /// What stands after the last ` = `.
    private static func lastEqualsSign(_ text: [UInt8]) -> Int? { indices(text).last }

    /// Where the words after each ` = ` begin.
    private static func indices(_ text: [UInt8]) -> [Int] {
        guard text.count > 2 else { return [] }
        let sign = Array(" = ".utf8)
        return (0..<(text.count - 2)).filter { Array(text[$0..<($0 + 3)]) == sign }.map { $0 + 3 }
    }
}
