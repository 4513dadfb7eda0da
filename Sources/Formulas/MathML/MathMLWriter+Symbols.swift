extension MathMLWriter {
    /// A sign as an operator or, if it denotes an object such as ∞, as an identifier.
    ///
    /// Browsers space operators by a dictionary; attributes are written where it differs from TeX.
    func symbol(
        _ text: String, _ own: AtomClass, acting atomClass: AtomClass, _ neighbours: Neighbours
    ) -> String {
        let sign = MathMLText.escaped(text)
        switch atomClass {
        case .relation:
            if isScript { return unspaced(sign) }
            return relation(text, neighbours)
        case .binary:
            if isScript { return unspaced(sign) }
            if text == "mod" { return "<mo lspace=\"0.2222em\" rspace=\"0.2222em\">mod</mo>" }
            return "<mo form=\"infix\">\(sign)</mo>"
        case .ordinary where own == .binary:
            let isPrefix = "−+±∓".contains(text) && neighbours.next != nil
            return isPrefix ? "<mo form=\"prefix\">\(sign)</mo>" : unspaced(sign)
        case .punctuation:
            if isScript { return unspaced(sign) }
            return text == ":" ? "<mo lspace=\"0em\" rspace=\"0.1667em\">:</mo>" : "<mo separator=\"true\">\(sign)</mo>"
        case .opening: return "<mo form=\"prefix\" stretchy=\"false\">\(sign)</mo>"
        case .closing: return "<mo form=\"postfix\" stretchy=\"false\">\(sign)</mo>"
        case .largeOperator: return largeOperator(sign, neighbours)
        case .inner: return dots(sign, neighbours)
        case .ordinary:
            if Self.primes.contains(text) {
                return "<mo class=\"formula-prime\" lspace=\"0em\" rspace=\"0em\">\(sign)</mo>"
            }
            if Self.identifierSigns.contains(text) { return "<mi mathvariant=\"normal\">\(sign)</mi>" }
            return unspaced(sign)
        }
    }

    /// A relation with thick spaces, except between two relations, as in :=.
    private func relation(_ text: String, _ neighbours: Neighbours) -> String {
        let sign = MathMLText.escaped(text)
        let isPart = neighbours.previous == .relation || neighbours.next == .relation
        guard isPart || Self.relationsSpacedOtherwise.contains(text) else {
            return Self.verticalArrows.contains(text) ? "<mo stretchy=\"false\">\(sign)</mo>" : "<mo>\(sign)</mo>"
        }
        let left = neighbours.previous == .relation ? "0em" : "0.2778em"
        let right = neighbours.next == .relation ? "0em" : "0.2778em"
        return "<mo lspace=\"\(left)\" rspace=\"\(right)\" stretchy=\"false\">\(sign)</mo>"
    }

    private func unspaced(_ sign: String) -> String {
        "<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">\(sign)</mo>"
    }

    /// A large operator such as a sum, with the dictionary's thin space only next to an operand.
    private func largeOperator(_ sign: String, _ neighbours: Neighbours) -> String {
        let left = neighbours.previous?.isOperandEnd == true ? "" : " lspace=\"0em\""
        let right = neighbours.next?.isOperand == true ? "" : " rspace=\"0em\""
        return "<mo\(left)\(right)>\(sign)</mo>"
    }

    private func dots(_ sign: String, _ neighbours: Neighbours) -> String {
        let left = !isScript && neighbours.previous?.isOperandEnd == true
        let right = !isScript && neighbours.next?.isOperand == true
        return "<mo lspace=\"\(left ? "0.1667em" : "0em")\" rspace=\"\(right ? "0.1667em" : "0em")\">\(sign)</mo>"
    }

    func delimiter(_ sign: String, _ scale: Double, _ atomClass: AtomClass) -> String {
        guard !sign.isEmpty else { return "<mrow></mrow>" }
        let size = MathMLText.length(scale)
        let form =
            switch atomClass {
            case .opening: "form=\"prefix\""
            case .closing: "form=\"postfix\""
            case .relation: "lspace=\"0.2778em\" rspace=\"0.2778em\""
            default: "lspace=\"0em\" rspace=\"0em\""
            }
        let text = MathMLText.escaped(sign)
        return "<mo \(form) stretchy=\"true\" symmetric=\"true\" minsize=\"\(size)\" maxsize=\"\(size)\">\(text)</mo>"
    }

    private static let relationsSpacedOtherwise: Set<String> = [":", "∣", "∤", "∥", "∦", "|"]
    private static let primes: Set<String> = ["′", "″", "‴", "⁗"]
    private static let verticalArrows: Set<String> = ["↑", "↓", "↕", "⇑", "⇓"]
    private static let identifierSigns: Set<String> = [
        "∞", "∂", "∇", "∅", "⊤", "⊥", "⊺", "ℵ", "ℶ", "∀", "∃", "∄", "§", "¶", "£", "%", "#", "$", "&", "_", "°", "□",
        "■", "△",
        "✓", "★", "◊", "♭", "♯", "♮", "♣", "♢", "♡", "♠", "∠",
    ]
}
