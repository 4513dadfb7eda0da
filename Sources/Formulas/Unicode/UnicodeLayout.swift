/// Lays out a formula in Unicode characters, on one line or on several.
struct UnicodeLayout {
    /// Whether everything goes on one line.
    var isFlat: Bool
    /// Whether the parts are set as in a display, with limits under and over.
    var isDisplay: Bool
    /// Whether relations and operators have no spaces around them, as in scripts.
    var isTight = false

    /// The layout for scripts: one line without spaces.
    static let script = UnicodeLayout(isFlat: true, isDisplay: false, isTight: true)

    /// One atom of a row after layout.
    struct Piece {
        let box: TextBox
        let atomClass: AtomClass
        /// Whether a letter or digit directly before it would seem to belong to it.
        var isWordStart = false
        /// Whether a letter or digit directly after it would seem to belong to it.
        var isWordEnd = false
        /// Whether there is no space after it, as for the minus of −∞ and a slash.
        var isSign = false
        /// Whether it is a body between stretchy delimiters.
        var isFence = false
        /// Whether it occupies several lines and needs space at its sides.
        var isTall = false
    }

    func row(_ nodes: [FormulaNode], afterOrdinary: Bool = false) -> TextBox {
        let classes = AtomClass.effective(in: nodes, afterOrdinary: afterOrdinary)
        var boxes: [TextBox] = []
        var previous = afterOrdinary ? Piece(box: TextBox(""), atomClass: .ordinary) : nil
        var space = 0
        for index in nodes.indices {
            if case .space(let ems) = nodes[index] {
                if ems > 0 { space = max(space, ems >= 2 ? 4 : ems >= 1 ? 2 : 1) }
                continue
            }
            let neighbours = Neighbours(of: index, classes, afterOrdinary: afterOrdinary)
            let setting = Setting(
                atomClass: classes[index] ?? .ordinary, neighbours: neighbours,
                previous: index > 0 ? nodes[index - 1] : nil, next: index + 1 < nodes.count ? nodes[index + 1] : nil)
            let piece = self.piece(nodes[index], setting)
            let width = max(space, previous.map { gap(between: $0, and: piece) } ?? 0)
            if width > 0, previous?.box.endsWithSpace != true, !piece.box.startsWithSpace {
                boxes.append(.spaces(width))
            }
            boxes.append(piece.box)
            previous = piece
            space = 0
        }
        return boxes.isEmpty ? TextBox("") : .beside(boxes)
    }

    /// The text of parts on one line.
    func text(_ nodes: [FormulaNode]) -> String {
        UnicodeLayout(isFlat: true, isDisplay: false, isTight: isTight).row(nodes).lines[0]
    }

    /// The number of spaces between two neighbours.
    private func gap(between left: Piece, and right: Piece) -> Int {
        if left.isWordEnd, right.box.startsWithWord { return 1 }
        if right.isWordStart, left.box.endsWithWord { return 1 }
        if left.isSign { return 0 }
        if left.atomClass == .largeOperator {
            // No space between a name and the parentheses of its argument; a sum has one.
            if right.atomClass == .opening || right.isFence && right.box.isOneLine { return left.isWordStart ? 0 : 1 }
            if right.atomClass.isOperand { return 1 }
        }
        if right.atomClass == .largeOperator, left.atomClass.isOperandEnd, !isTight { return 1 }
        if isTight { return 0 }
        switch (left.atomClass, right.atomClass) {
        case (.relation, .relation), (.relation, .punctuation), (.relation, .closing), (.opening, .relation),
            (.binary, .closing):
            return 0
        case (.relation, _), (_, .relation), (.binary, _), (_, .binary): return 1
        case (.punctuation, .closing), (.punctuation, .punctuation): return 0
        case (.punctuation, _): return 1
        default: break
        }
        if left.isTall { return right.atomClass == .closing || right.atomClass == .punctuation ? 0 : 1 }
        if right.isTall { return left.atomClass == .opening ? 0 : 1 }
        return 0
    }

    /// The context that determines how an atom is laid out.
    struct Setting {
        let atomClass: AtomClass
        let neighbours: Neighbours
        let previous: FormulaNode?
        let next: FormulaNode?
    }
}

extension TextBox {
    fileprivate var startsWithSpace: Bool { isOneLine && lines[0].hasPrefix(" ") }
    fileprivate var endsWithSpace: Bool { isOneLine && lines[0].hasSuffix(" ") }
    fileprivate var startsWithWord: Bool { lines[baseline].first.map { $0.isLetter || $0.isNumber } ?? false }
    fileprivate var endsWithWord: Bool { lines[baseline].last.map { $0.isLetter || $0.isNumber } ?? false }
}
