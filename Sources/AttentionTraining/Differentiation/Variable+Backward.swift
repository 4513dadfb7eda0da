public import AttentionKernel
public import StepTrace

extension Variable {
    /// Adds the derivative of this number by everything it was computed from to their `gradient`.
    ///
    /// The program stops unless the variable is 1×1, as a loss is; see `backward(from:)` for others.
    public func backward(file: StaticString = #filePath, line: UInt = #line) {
        backward(from: ones(for: "backward", file: file, line: line), file: file, line: line)
    }

    /// Adds the derivative of the sum of `gradient × value`, number by number, to the `gradient` of everything that the
    /// variable was computed from: the gradient at this result is known, and flows on from here.
    ///
    /// The program stops unless the gradient has the variable's shape.
    public func backward(from gradient: Matrix, file: StaticString = #filePath, line: UInt = #line) {
        checkShape(of: gradient, for: "backward", file: file, line: line)
        let order = startWalk()
        var pass = GradientPass(order: order)
        pass.run(order, from: gradient, keeping: true)
        Variable.endWalk(order)
    }

    /// How this value was computed, step by step.
    public var trace: Trace {
        let order = startWalk()
        let (writer, _) = Variable.written(order)
        Variable.endWalk(order)
        return Trace(title: "computation", steps: writer.steps.map { $0.step })
    }

    /// The computation and then the way back: each gradient (`d scores` for the variable `scores`) with the arithmetic it
    /// came from.
    ///
    /// `gradient` of the variables stays as it is. Starts from 1 at a single number, or from the matrix given.
    public func gradientTrace(
        from gradient: Matrix? = nil, file: StaticString = #filePath, line: UInt = #line
    ) -> Trace {
        let start = gradient ?? ones(for: "gradientTrace", file: file, line: line)
        checkShape(of: start, for: "gradientTrace", file: file, line: line)
        let order = startWalk()
        let (writer, forward) = Variable.written(order)
        var pass = GradientPass(order: order, writer: writer, forward: forward)
        pass.run(order, from: start, keeping: false)
        Variable.endWalk(order)
        return Trace(title: "gradients", steps: pass.writer!.steps.map { $0.step })
    }

    /// The steps of all variables of an order, and for each variable its own and those just before it.
    private static func written(_ order: [Variable]) -> (StepWriter, [(result: Term, before: [Term])]) {
        var writer = StepWriter()
        var terms: [(result: Term, before: [Term])] = []
        for variable in order {
            let name = writer.free(variable.name ?? variable.rule?.kind ?? "input")
            let result = Term(matrix: variable.storedValue, name: name, symbol: variable.symbol ?? name)
            var before: [Term] = []
            if let rule = variable.rule {
                before = rule.write(&writer, variable.operands.map { terms[$0.index].result }, result)
            } else {
                writer.write(result.matrix, name, symbol: result.symbol, .given)
            }
            terms.append((result, before))
        }
        return (writer, terms)
    }

    private func ones(for caller: String, file: StaticString, line: UInt) -> Matrix {
        guard rows == 1, columns == 1 else {
            stop(
                "\(caller): the variable is \(storedValue.shape); gradients start from a single number such as a loss, "
                    + "or from a gradient that is given",
                file: file, line: line)
        }
        return [[1]]
    }

    private func checkShape(of gradient: Matrix, for caller: String, file: StaticString, line: UInt) {
        guard gradient.rows == rows, gradient.columns == columns else {
            stop(
                "\(caller): the gradient is \(gradient.shape) and the variable \(storedValue.shape); the shapes must be equal",
                file: file, line: line)
        }
    }
}

extension Variable: Showable {
    public var shown: ShownValue { storedValue.shown }
}
