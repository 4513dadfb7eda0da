/// Writes the tree of a formula as MathML, in the subset that browsers implement (MathML Core).
struct MathMLWriter {
    /// Whether the parts are set as in a display, with limits under and over.
    var isDisplay: Bool
    /// Whether the parts are a script, in which TeX puts no space around relations.
    var isScript = false

    static func element(for formula: Formula, display: Bool) -> String {
        let content = MathMLWriter(isDisplay: display).row(formula.root).joined()
        let source = MathMLText.escaped(formula.source)
        return "<math\(display ? " display=\"block\"" : "")><semantics><mrow>\(content)</mrow>"
            + "<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
    }

    /// The writer for scripts of these parts.
    var inScript: MathMLWriter { MathMLWriter(isDisplay: false, isScript: true) }
    /// The writer for parts that are set smaller in displays, such as numerators and denominators.
    var inText: MathMLWriter { MathMLWriter(isDisplay: false, isScript: isScript) }

    /// Exactly one element for any number of parts.
    func single(_ nodes: [FormulaNode], afterOrdinary: Bool = false) -> String {
        let elements = row(nodes, afterOrdinary: afterOrdinary)
        return elements.count == 1 ? elements[0] : "<mrow>\(elements.joined())</mrow>"
    }

    /// The elements of a row, with the spaces that MathML does not add itself.
    func row(_ nodes: [FormulaNode], afterOrdinary: Bool = false) -> [String] {
        let classes = AtomClass.effective(in: nodes, afterOrdinary: afterOrdinary)
        var elements: [String] = []
        for index in nodes.indices {
            let neighbours = Neighbours(of: index, classes, afterOrdinary: afterOrdinary)
            let before = index > 0 ? nodes[index - 1] : nil
            let after = index + 1 < nodes.count ? nodes[index + 1] : nil
            if case .space(let ems) = nodes[index] {
                // TeX puts a thin space before a stretchy fence, which `\!` removes; here there is none to remove.
                if ems < 0, before?.isFence == true || after?.isFence == true { continue }
                elements.append(MathMLText.space(ems))
                continue
            }
            let (left, right) = thinSpaces(
                around: nodes[index], neighbours, isBeforeFence: after?.isFence == true)
            if left, elements.last?.hasPrefix("<mspace") != true { elements.append(MathMLText.space(3.0 / 18)) }
            elements.append(atom(nodes[index], classes[index] ?? .ordinary, neighbours))
            if nodes[index].isNamedOperator, neighbours.next?.isOperand == true || neighbours.next == .opening {
                elements.append("<mo>&#x2061;</mo>")
            }
            if right, after?.isSpace != true { elements.append(MathMLText.space(3.0 / 18)) }
        }
        return elements
    }

    /// Whether there are thin spaces on either side of a name or a fraction, by TeX's rules.
    ///
    /// Unlike in TeX, there is none between a name and a stretchy fence, which are the parentheses of its argument.
    private func thinSpaces(
        around node: FormulaNode, _ neighbours: Neighbours, isBeforeFence: Bool
    ) -> (left: Bool, right: Bool) {
        if node.isNamedOperator {
            return (
                neighbours.previous?.isOperandEnd == true,
                neighbours.next?.isOperand == true && !isBeforeFence
            )
        }
        if case .fraction = node, !isScript {
            return (
                neighbours.previous?.isOperandEnd == true,
                neighbours.next == .ordinary || neighbours.next == .opening
            )
        }
        return (false, false)
    }

    /// The element of an atom, without the space around it.
    func atom(_ node: FormulaNode, _ atomClass: AtomClass, _ neighbours: Neighbours) -> String {
        switch node {
        case .identifier(let text, let alphabet): MathMLText.identifier(text, alphabet)
        case .number(let text, let alphabet): "<mn>\(MathMLText.escaped(alphabet.styled(text)))</mn>"
        case .symbol(let text, let own): symbol(text, own, acting: atomClass, neighbours)
        case .operatorName(let name, _): "<mi>\(MathMLText.escaped(name))</mi>"
        case .text(let text, let alphabet): MathMLText.text(alphabet.styled(text))
        case .space(let ems): MathMLText.space(ems)
        case .group(let nodes): single(nodes)
        case .scripts(let scripts): self.scripts(scripts, atomClass, neighbours)
        case .fraction(let fraction): self.fraction(fraction)
        case .root(let radicand, let index):
            if let index {
                "<mroot>\(inText.single(radicand))\(inScript.single(index))</mroot>"
            } else {
                "<msqrt>\(inText.row(radicand).joined())</msqrt>"
            }
        case .fenced(let open, let body, let close): fenced(open, row(body).joined(), close)
        case .middle(let sign):
            "<mo fence=\"true\" form=\"infix\" stretchy=\"true\">\(MathMLText.escaped(sign))</mo>"
        case .delimiter(let sign, let scale, let own): delimiter(sign, scale, own)
        case .accent(let accent, let base): self.accent(accent, base)
        case .stack(let base, let over, let under): stack(base, over: over, under: under, atomClass, neighbours)
        case .table(let table): self.table(table)
        case .styled(let display, let nodes): styled(display: display, nodes)
        case .phantom(let nodes): "<mphantom>\(row(nodes).joined())</mphantom>"
        case .classed(let nodes, let own): classed(nodes, own)
        case .tag(let text): MathMLText.space(2) + MathMLText.text("(\(text))")
        }
    }

    private func styled(display: Bool, _ nodes: [FormulaNode]) -> String {
        let content = MathMLWriter(isDisplay: display, isScript: false).row(nodes).joined()
        return "<mstyle displaystyle=\"\(display)\" scriptlevel=\"0\">\(content)</mstyle>"
    }

    /// Parts that act as an operator or relation, which in MathML only single signs can.
    private func classed(_ nodes: [FormulaNode], _ atomClass: AtomClass) -> String {
        let content = row(nodes).joined()
        guard !isScript, atomClass == .relation || atomClass == .binary else { return "<mrow>\(content)</mrow>" }
        let space = MathMLText.space(atomClass == .relation ? 5.0 / 18 : 4.0 / 18)
        return "<mrow>\(space)\(content)\(space)</mrow>"
    }

    func fenced(_ open: String, _ content: String, _ close: String) -> String {
        "<mrow>\(fence(open, form: "prefix"))\(content)\(fence(close, form: "postfix"))</mrow>"
    }

    private func fence(_ sign: String, form: String) -> String {
        guard !sign.isEmpty else { return "" }
        return "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(MathMLText.escaped(sign))</mo>"
    }

}
