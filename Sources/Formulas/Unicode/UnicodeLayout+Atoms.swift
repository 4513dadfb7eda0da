extension UnicodeLayout {
    /// One atom, laid out for its position in the row.
    func piece(_ node: FormulaNode, _ setting: Setting) -> Piece {
        let atomClass = setting.atomClass
        func plain(_ box: TextBox) -> Piece { Piece(box: box, atomClass: atomClass, isTall: !box.isOneLine) }
        switch node {
        case .identifier(let text, let alphabet):
            let isName = text.count > 1
            return Piece(
                box: TextBox(shown(text, alphabet)), atomClass: atomClass, isWordStart: isName, isWordEnd: isName)
        case .number(let text, let alphabet): return plain(TextBox(shown(text, alphabet)))
        case .symbol(let text, let own):
            return Piece(
                box: TextBox(text), atomClass: atomClass,
                isSign: text == "/" || own == .binary && atomClass == .ordinary)
        case .operatorName(let name, _):
            return Piece(box: TextBox(name), atomClass: atomClass, isWordStart: true, isWordEnd: true)
        case .text(let text, _):
            return Piece(box: TextBox(text), atomClass: atomClass, isWordStart: true, isWordEnd: true)
        case .space: return plain(TextBox(""))
        case .group(let nodes): return group(nodes, atomClass)
        case .scripts(let scripts): return self.scripts(scripts, setting)
        case .fraction(let fraction): return self.fraction(fraction, setting)
        case .root(let radicand, let index): return root(radicand, index: index, atomClass)
        case .fenced(let open, let body, let close):
            let box = fenced(open, row(body), close)
            return Piece(box: box, atomClass: atomClass, isFence: true, isTall: !box.isOneLine)
        case .middle(let sign): return plain(TextBox(sign == "|" ? "│" : sign))
        case .delimiter(let sign, _, _): return plain(TextBox(sign))
        case .accent(let accent, let base): return plain(accented(accent, base))
        case .stack(let base, let over, let under): return plain(stack(base, over: over, under: under))
        case .table(let table):
            return plain(isFlat ? flatTable(table) : self.table(table))
        case .styled(let display, let nodes):
            return plain(UnicodeLayout(isFlat: isFlat, isDisplay: display, isTight: isTight).row(nodes))
        case .phantom(let nodes): return plain(.spaces(row(nodes).width))
        case .classed(let nodes, _): return plain(row(nodes))
        case .tag(let text): return Piece(box: TextBox("   (\(text))"), atomClass: atomClass)
        }
    }

    /// The text in Unicode's letters of those styles that matter in plain text too.
    private func shown(_ text: String, _ alphabet: Alphabet) -> String {
        switch alphabet {
        case .italic, .italicName, .upright, .sansSerif, .monospace: text
        case .bold, .boldItalic, .doubleStruck, .script, .fraktur: alphabet.styled(text)
        }
    }

    /// A group in braces, which is set as its parts.
    private func group(_ nodes: [FormulaNode], _ atomClass: AtomClass) -> Piece {
        let box = row(nodes)
        let first = nodes.first?.isNamedOperator ?? false
        let last = nodes.last?.isNamedOperator ?? false
        return Piece(
            box: box, atomClass: atomClass, isWordStart: first || nodes.first?.isWord == true,
            isWordEnd: last || nodes.last?.isWord == true, isTall: !box.isOneLine)
    }

    /// A body between delimiters that are as tall as it is.
    func fenced(_ open: String, _ body: TextBox, _ close: String) -> TextBox {
        if body.isOneLine {
            let inset = open == "{" && close.isEmpty ? " " : ""
            return TextBox(open + inset + body.lines[0] + close)
        }
        var boxes = [body]
        if !open.isEmpty {
            let delimiter = TallDelimiter.box(open, height: body.height, baseline: body.baseline)
            boxes.insert(contentsOf: [delimiter, .spaces(1)], at: 0)
        }
        if !close.isEmpty {
            boxes += [.spaces(1), TallDelimiter.box(close, height: body.height, baseline: body.baseline)]
        }
        return .beside(boxes)
    }

    private func accented(_ accent: Accent, _ base: [FormulaNode]) -> TextBox {
        let box = row(base)
        guard box.isOneLine, let combining = accent.combining else { return braced(accent, box, label: nil) }
        let text = box.lines[0]
        if text.count == 1 { return TextBox(text + combining) }
        if !isFlat, accent == .overline { return .stacked([TextBox(Self.line("_", box.width)), box], base: 1) }
        if !isFlat, accent == .underline { return .stacked([box, TextBox(Self.line("‾", box.width))], base: 0) }
        let name = accent.rawValue.hasPrefix("wide") ? String(accent.rawValue.dropFirst(4)) : accent.rawValue
        return TextBox("\(name)(\(text))")
    }

    /// A base with a brace over or under it, and the brace's label.
    func braced(_ accent: Accent, _ base: TextBox, label: String?) -> TextBox {
        if isFlat {
            let text = base.lines[0]
            guard let label else { return TextBox(text) }
            return TextBox("(\(text))\(accent.mark)(\(label))")
        }
        let brace = TextBox(Self.brace(width: base.width, isUnder: accent.isUnder))
        let labels = label.map { [TextBox($0)] } ?? []
        return accent.isUnder
            ? .stacked([base, brace] + labels, base: 0) : .stacked(labels + [brace, base], base: labels.count + 1)
    }

    private static func line(_ sign: String, _ width: Int) -> String { String(repeating: sign, count: width) }

    private static func brace(width: Int, isUnder: Bool) -> String {
        guard width > 2 else { return isUnder ? "⏟" : "⏞" }
        let left = String(repeating: "─", count: (width - 3) / 2)
        let right = String(repeating: "─", count: width - 3 - (width - 3) / 2)
        return isUnder ? "╰\(left)┬\(right)╯" : "╭\(left)┴\(right)╮"
    }

    private func stack(_ base: [FormulaNode], over: [FormulaNode]?, under: [FormulaNode]?) -> TextBox {
        if isFlat {
            let overText = over.map { superscript($0) } ?? ""
            let underText = under.map { `subscript`($0) } ?? ""
            return TextBox(text(base) + underText + overText)
        }
        let middle = row(base)
        var boxes = [middle]
        if let over { boxes.insert(TextBox(Self.script.text(over)), at: 0) }
        if let under { boxes.append(TextBox(Self.script.text(under))) }
        return .stacked(boxes, base: over == nil ? 0 : 1)
    }
}
