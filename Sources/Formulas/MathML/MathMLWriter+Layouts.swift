extension MathMLWriter {
    func scripts(_ scripts: FormulaScripts, _ atomClass: AtomClass, _ neighbours: Neighbours) -> String {
        let base = self.base(scripts.base, atomClass, neighbours)
        let sub = scripts.sub.map { inScript.single($0) }
        let sup = scripts.sup.map { inScript.single($0) }
        let areLimits = scripts.areLimits(inDisplay: isDisplay)
        // Outside of displays, browsers would move the limits of such an operator to its side.
        let fixed = areLimits && !isDisplay ? base.replacing("<mo ", with: "<mo movablelimits=\"false\" ") : base
        switch (sub, sup) {
        case (let sub?, let sup?):
            return areLimits
                ? "<munderover>\(fixed)\(sub)\(sup)</munderover>" : "<msubsup>\(base)\(sub)\(sup)</msubsup>"
        case (let sub?, nil):
            return areLimits ? "<munder>\(fixed)\(sub)</munder>" : "<msub>\(base)\(sub)</msub>"
        case (nil, let sup?):
            return areLimits ? "<mover>\(fixed)\(sup)</mover>" : "<msup>\(base)\(sup)</msup>"
        case (nil, nil):
            return base
        }
    }

    private func base(_ node: FormulaNode?, _ atomClass: AtomClass, _ neighbours: Neighbours) -> String {
        guard let node else { return "<mrow></mrow>" }
        let element = atom(node, atomClass, neighbours)
        // Browsers stretch a delimiter only inside a row.
        if case .delimiter = node { return "<mrow>\(element)</mrow>" }
        return element
    }

    func fraction(_ fraction: FormulaFraction) -> String {
        let numerator = inText.single(fraction.numerator)
        let denominator = inText.single(fraction.denominator)
        let line = fraction.isBinomial ? " linethickness=\"0\"" : ""
        let element = "<mfrac\(line)>\(numerator)\(denominator)</mfrac>"
        if fraction.isBinomial { return fenced("(", element, ")") }
        switch fraction.size {
        case .automatic: return element
        case .display: return "<mstyle displaystyle=\"true\" scriptlevel=\"0\">\(element)</mstyle>"
        case .text: return "<mstyle displaystyle=\"false\" scriptlevel=\"0\">\(element)</mstyle>"
        }
    }

    func accent(_ accent: Accent, _ base: [FormulaNode]) -> String {
        // Mathematical fonts have the wide hat and tilde only for the combining characters.
        let isWide = base.count > 1 && (accent == .widehat || accent == .widetilde)
        let sign = isWide ? accent.combining ?? accent.mark : accent.mark
        let mark = "<mo stretchy=\"\(accent.isStretchy)\">\(sign)</mo>"
        let content = single(base)
        if accent.isBrace {
            return accent.isUnder ? "<munder>\(content)\(mark)</munder>" : "<mover>\(content)\(mark)</mover>"
        }
        // Few fonts have stretchy lines, so the style sheet draws these two.
        let line = accent == .overline || accent == .underline ? " class=\"formula-\(accent.rawValue)\"" : ""
        return accent.isUnder
            ? "<munder accentunder=\"true\"\(line)>\(content)\(mark)</munder>"
            : "<mover accent=\"true\"\(line)>\(content)\(mark)</mover>"
    }

    func stack(
        _ base: [FormulaNode], over: [FormulaNode]?, under: [FormulaNode]?, _ atomClass: AtomClass,
        _ neighbours: Neighbours
    ) -> String {
        let content = base.count == 1 ? atom(base[0], atomClass, neighbours) : single(base)
        if let over { return "<mover>\(content)\(inScript.single(over))</mover>" }
        if let under { return "<munder>\(content)\(inScript.single(under))</munder>" }
        return content
    }

    /// A table; its classes select rules of the style sheet, since MathML Core leaves alignment to CSS.
    func table(_ table: FormulaTable) -> String {
        let writer = MathMLWriter(isDisplay: table.isDisplay, isScript: table.kind == .substack)
        let rows = table.rows.map { cells in
            let written = cells.enumerated().map { column, cell in
                let content = writer.row(cell, afterOrdinary: table.kind == .aligned && !column.isMultiple(of: 2))
                    .joined()
                return "<mtd\(Self.classAttribute(table.alignment(ofColumn: column)))>\(content)</mtd>"
            }
            return "<mtr>\(written.joined())</mtr>"
        }
        let display = table.isDisplay ? " displaystyle=\"true\"" : ""
        let element = "<mtable class=\"\(Self.className(table.kind))\"\(display)>\(rows.joined())</mtable>"
        return table.open.isEmpty && table.close.isEmpty ? element : fenced(table.open, element, table.close)
    }

    private static func className(_ kind: FormulaTable.Kind) -> String {
        switch kind {
        case .matrix, .array: "formula-matrix"
        case .cases: "formula-cases"
        case .aligned: "formula-aligned"
        case .gathered: "formula-gathered"
        case .substack: "formula-substack"
        }
    }

    private static func classAttribute(_ alignment: FormulaTable.Alignment) -> String {
        switch alignment {
        case .left: " class=\"formula-left\""
        case .center: ""
        case .right: " class=\"formula-right\""
        }
    }
}
