import AttentionKernel

extension Variable {
    /// Everything the variable was computed from and itself, operands before results, each once; gives each its index.
    ///
    /// `Variable.endWalk` has to follow.
    func startWalk() -> [Variable] {
        var order: [Variable] = []
        // A walk with a list of its own, for a long computation would overflow the stack of calls.
        var path: [(variable: Variable, next: Int)] = [(self, 0)]
        index = 0
        while !path.isEmpty {
            let (variable, next) = path[path.count - 1]
            if next == variable.operands.count {
                variable.index = order.count
                order.append(variable)
                path.removeLast()
            } else {
                path[path.count - 1].next += 1
                let operand = variable.operands[next]
                if operand.index < 0 {
                    operand.index = 0
                    path.append((operand, 0))
                }
            }
        }
        return order
    }

    static func endWalk(_ order: [Variable]) {
        for variable in order { variable.index = -1 }
    }
}
