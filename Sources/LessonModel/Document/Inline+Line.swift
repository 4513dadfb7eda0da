import Formulas

extension Inline {
    /// Parses a line of text with code between backticks and formulas between `` $` `` and `` `$ ``, such as a title, a
    /// comment or a message in an attribute; everything else in it is plain text.
    package static func line(_ text: String) -> [Inline] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count % 2 == 1 else { return [.text(text)] }
        var inlines: [Inline] = []
        var dropsDollar = false
        for (index, part) in parts.enumerated() {
            guard index % 2 == 1 else {
                let rest = dropsDollar ? String(part.dropFirst()) : part
                if !rest.isEmpty { inlines.append(.text(rest)) }
                continue
            }
            dropsDollar = false
            guard case .text(let before) = inlines.last, before.hasSuffix("$"), parts[index + 1].hasPrefix("$"),
                let formula = try? Formula(parsing: part)
            else {
                if !part.isEmpty { inlines.append(.code(part)) }
                continue
            }
            inlines.removeLast()
            if before != "$" { inlines.append(.text(String(before.dropLast()))) }
            inlines.append(.formula(formula))
            dropsDollar = true
        }
        return inlines
    }
}
