extension UnicodeLayout {
    func fraction(_ fraction: FormulaFraction, _ setting: Setting) -> Piece {
        if isFlat || fraction.size == .text { return flatFraction(fraction, setting) }
        let inner = UnicodeLayout(isFlat: false, isDisplay: false)
        let numerator = inner.row(fraction.numerator)
        let denominator = inner.row(fraction.denominator)
        if fraction.isBinomial {
            let box = fenced("(", .stacked([numerator, denominator], base: 0), ")")
            return Piece(box: box, atomClass: setting.atomClass, isTall: true)
        }
        let isSmall = numerator.isOneLine && denominator.isOneLine && numerator.width + denominator.width <= 8
        if isSmall, !isDisplay, fraction.size == .automatic { return flatFraction(fraction, setting) }
        let overhang = numerator.isOneLine && denominator.isOneLine ? 0 : 2
        let width = max(numerator.width, denominator.width) + overhang
        let line = TextBox(String(repeating: "─", count: width))
        let box = TextBox.stacked([numerator, line, denominator], base: 1)
        return Piece(box: box, atomClass: setting.atomClass, isTall: true)
    }

    /// A fraction on one line: ½, or with a slash and the parentheses that make it unambiguous.
    private func flatFraction(_ fraction: FormulaFraction, _ setting: Setting) -> Piece {
        let top = text(fraction.numerator)
        let bottom = text(fraction.denominator)
        if fraction.isBinomial {
            return Piece(box: TextBox("(\(top) choose \(bottom))"), atomClass: setting.atomClass)
        }
        if let vulgar = Self.vulgarFractions["\(top)/\(bottom)"], setting.previous?.isNumber != true,
            setting.next?.isNumber != true
        {
            return Piece(box: TextBox(vulgar), atomClass: setting.atomClass)
        }
        let numerator = fraction.numerator.isProduct ? top : "(\(top))"
        let denominator = fraction.isDerivative || fraction.denominator.isUnit ? bottom : "(\(bottom))"
        let text = "\(numerator)/\(denominator)"
        return Piece(
            box: TextBox(needsParentheses(setting) ? "(\(text))" : text), atomClass: setting.atomClass,
            isWordStart: true, isWordEnd: true)
    }

    /// Whether a neighbour would seem to be part of the numerator or the denominator.
    private func needsParentheses(_ setting: Setting) -> Bool {
        let slash = FormulaNode.symbol("/", .ordinary)
        if setting.previous == slash || setting.next == slash { return true }
        switch setting.neighbours.previous {
        case .ordinary where setting.previous?.atomClass == .binary: break
        case .ordinary, .closing, .inner, .largeOperator: return true
        case .binary where setting.previous?.bindsTightly == true: return true
        default: break
        }
        switch setting.neighbours.next {
        case .ordinary, .opening, .inner, .largeOperator: return true
        default: return false
        }
    }

    func root(_ radicand: [FormulaNode], index: [FormulaNode]?, _ atomClass: AtomClass) -> Piece {
        let degree = index.map { superscript($0) } ?? ""
        let box = UnicodeLayout(isFlat: isFlat, isDisplay: false, isTight: isTight).row(radicand)
        if box.isOneLine {
            let isUnit = radicand.isUnit
            let text = isUnit ? box.lines[0] : "(\(box.lines[0]))"
            return Piece(box: TextBox("\(degree)√\(text)"), atomClass: atomClass, isWordEnd: isUnit)
        }
        let indent = String(repeating: " ", count: degree.cellWidth)
        var lines = ["\(indent) ┌" + String(repeating: "─", count: box.width + 1)]
        for (number, line) in box.lines.enumerated() {
            lines.append((number == box.height - 1 ? "\(degree)╲│ " : "\(indent) │ ") + line)
        }
        return Piece(box: TextBox(lines: lines, baseline: box.baseline + 1), atomClass: atomClass, isTall: true)
    }

    private static let vulgarFractions = [
        "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗", "4/5": "⅘",
        "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
    ]
}

extension FormulaNode {
    /// Whether it is an operator that binds as tightly as a fraction line.
    fileprivate var bindsTightly: Bool {
        if case .symbol(let sign, .binary) = self { !"+−±∓∪∩∨∧".contains(sign) } else { false }
    }
}
