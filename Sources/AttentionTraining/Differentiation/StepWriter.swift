import AttentionKernel
import StepTrace

/// A matrix with the name and symbol by which a trace knows it; both are empty where nothing is traced.
struct Term {
    var matrix: Matrix
    var name = ""
    var symbol = ""

    /// The symbol as TeX: a letter as it is, a word upright.
    var tex: String { symbol.unicodeScalars.count <= 2 ? symbol : "\\text{\(symbol)}" }
}

/// Collects the steps of a computation, seeing to it that no two have the same name.
struct StepWriter {
    private(set) var steps: [TracedMatrix] = []

    /// The name, or with a number after it when it is taken: `matmul 2`.
    func free(_ name: String) -> String {
        guard steps.contains(where: { $0.name == name }) else { return name }
        var number = 2
        while steps.contains(where: { $0.name == "\(name) \(number)" }) { number += 1 }
        return "\(name) \(number)"
    }

    @discardableResult
    mutating func write(
        _ matrix: Matrix, _ name: String, symbol: String? = nil, formula: String = "", _ operation: Operation,
        of operands: [Term] = [], _ role: Step.Role? = nil
    ) -> Term {
        let term = Term(matrix: matrix, name: free(name), symbol: symbol ?? free(name))
        steps.append(
            TracedMatrix(
                matrix, term.name, term.symbol, formula: formula, operation, of: operands.map { $0.name },
                role ?? operation.role(of: operands.compactMap { self.role(of: $0) })))
        return term
    }

    private func role(of term: Term) -> Step.Role? { steps.first { $0.name == term.name }?.role }

    /// Gives the last step another name.
    mutating func renameLast(_ name: String, symbol: String) -> Term {
        var last = steps.removeLast()
        last.name = free(name)
        last.symbol = symbol
        steps.append(last)
        return Term(matrix: last.matrix, name: last.name, symbol: symbol)
    }
}
