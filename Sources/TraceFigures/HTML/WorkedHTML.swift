import StepTrace

/// The arithmetic of one entry as HTML, its operands in the colours of their pens, the result in bold.
enum WorkedHTML {
    static func html(_ arithmetic: Arithmetic) -> String {
        arithmetic.written.pieces.map { piece in
            let text = Markup.escaped(piece.text)
            return switch piece.pen {
            case nil: text
            case .first?: "<span class=\"pA\">\(text)</span>"
            case .second?: "<span class=\"pB\">\(text)</span>"
            case .third?: "<span class=\"pC\">\(text)</span>"
            case .result?: "<b>\(text)</b>"
            }
        }.joined()
    }
}
