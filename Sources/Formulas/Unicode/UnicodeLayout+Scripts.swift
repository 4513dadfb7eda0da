extension UnicodeLayout {
    /// A base with its scripts: small characters where Unicode has them, else `_(…)` and `^(…)`.
    func scripts(_ scripts: FormulaScripts, _ setting: Setting) -> Piece {
        if case .accent(let accent, let base)? = scripts.base, accent.isBrace,
            let label = accent.isUnder ? scripts.sub : scripts.sup
        {
            let box = braced(accent, row(base), label: Self.script.text(label))
            return Piece(box: box, atomClass: setting.atomClass, isTall: !box.isOneLine)
        }
        if !isFlat, scripts.areLimits(inDisplay: isDisplay) {
            var boxes = [base(scripts.base, setting)]
            if let sup = scripts.sup { boxes.insert(TextBox(Self.script.text(sup)), at: 0) }
            if let sub = scripts.sub { boxes.append(TextBox(Self.script.text(sub))) }
            let box = TextBox.stacked(boxes, base: scripts.sup == nil ? 0 : 1)
            let isNamed = scripts.base?.isNamedOperator ?? false
            return Piece(box: box, atomClass: setting.atomClass, isWordStart: isNamed, isWordEnd: isNamed)
        }
        let base = self.base(scripts.base, setting)
        guard base.isOneLine else { return corners(of: base, scripts, setting) }
        let sub = scripts.sub.map { `subscript`($0) } ?? ""
        let sup = scripts.sup.map { superscript($0) } ?? ""
        let endsOpenly = (sup.isEmpty ? sub : sup).first.map { ($0 == "_" || $0 == "^") && !(sub + sup).hasSuffix(")") }
        return Piece(
            box: TextBox(base.lines[0] + sub + sup), atomClass: setting.atomClass,
            isWordStart: scripts.base?.isWord ?? false,
            isWordEnd: endsOpenly == true || scripts.base?.isNamedOperator == true || scripts.base?.isWord == true)
    }

    /// Scripts at the corners of a base of several lines.
    private func corners(of base: TextBox, _ scripts: FormulaScripts, _ setting: Setting) -> Piece {
        var lines = Array(repeating: "", count: base.height)
        if let sup = scripts.sup { lines[0] = Self.shortest(superscript(sup), Self.script.text(sup)) }
        if let sub = scripts.sub { lines[base.height - 1] = Self.shortest(`subscript`(sub), Self.script.text(sub)) }
        let box = TextBox.beside([base, TextBox(lines: lines, baseline: base.baseline)])
        return Piece(box: box, atomClass: setting.atomClass, isTall: true)
    }

    private static func shortest(_ script: String, _ text: String) -> String {
        script.hasPrefix("^") || script.hasPrefix("_") ? text : script
    }

    /// The base of scripts, in parentheses if these would seem to apply only to its last part.
    private func base(_ node: FormulaNode?, _ setting: Setting) -> TextBox {
        guard let node else { return TextBox("") }
        let piece = self.piece(node, setting)
        guard piece.box.isOneLine, setting.atomClass != .largeOperator, setting.atomClass != .relation,
            setting.atomClass != .opening, setting.atomClass != .closing
        else { return piece.box }
        return node.isScriptBase || piece.box.width == 0 ? piece.box : TextBox("(\(piece.box.lines[0]))")
    }

    func superscript(_ nodes: [FormulaNode]) -> String {
        let text = Self.script.text(nodes)
        if text.isEmpty { return "" }
        return Self.small(text, nodes, ScriptCharacters.superscript) ?? "^" + Self.grouped(text, nodes)
    }

    func `subscript`(_ nodes: [FormulaNode]) -> String {
        let text = Self.script.text(nodes)
        if text.isEmpty { return "" }
        return Self.small(text, nodes, ScriptCharacters.subscript) ?? "_" + Self.grouped(text, nodes)
    }

    /// A script in small characters; nil if it has scripts itself, which would seem to belong to the base.
    private static func small(
        _ text: String, _ nodes: [FormulaNode], _ characters: (String) -> String?
    ) -> String? {
        let hasScripts = nodes.contains { if case .scripts = $0 { true } else { false } }
        return hasScripts ? nil : characters(text)
    }

    /// A script without small characters in Unicode: one sign or word as it is, anything longer in parentheses.
    private static func grouped(_ text: String, _ nodes: [FormulaNode]) -> String {
        let isWord = nodes.count == 1 && nodes[0].isWord && !text.contains(" ")
        return text.count == 1 || isWord ? text : "(\(text))"
    }
}

extension FormulaNode {
    /// Whether a script directly after it applies to all of it.
    fileprivate var isScriptBase: Bool {
        switch self {
        case .scripts, .root: false
        case .group(let nodes): nodes.count == 1 && nodes[0].isScriptBase
        case .symbol: true
        default: isUnit
        }
    }
}
