public import AttentionKernel

/// A matrix that remembers how it was computed, so that gradients can flow back through the computation.
///
/// Operations on variables give variables; together they form a graph that leads from parameters and inputs to a loss.
/// `loss.backward()` walks it in reverse and adds, to each variable, the derivative of the loss by each of its numbers
/// (reverse-mode differentiation: Linnainmaa 1970; Baydin et al. 2018).
///
/// ```swift
/// let w = Variable([[0.5], [-1]], name: "w")
/// let loss = (Variable([[1, 2]]).matmul(w) - Variable([[3]])).squared.sum
/// loss.backward()
/// w.gradient      // [[-9], [-18]]
/// ```
public final class Variable {
    /// What traces call it; without a name they take the operation's.
    public let name: String?
    /// The letter that formulas use for it; the name if it has none.
    let symbol: String?
    private(set) var operands: [Variable]
    /// How it came from its operands; nil for what the computation starts from.
    let rule: DifferentiationRule?
    /// What `value` and `gradient` stand on; optimisers write here without a copy.
    var storedValue: Matrix
    var storedGradient: Matrix?
    /// Its place in the order of the walk that is under way, −1 outside of walks.
    var index = -1

    /// A parameter or an input: something the computation starts from.
    public init(_ value: Matrix, name: String? = nil) {
        self.name = name
        symbol = nil
        operands = []
        rule = nil
        storedValue = value
    }

    init(
        _ value: Matrix, of operands: [Variable], name: String? = nil, symbol: String? = nil,
        _ rule: DifferentiationRule
    ) {
        self.name = name
        self.symbol = symbol
        self.operands = operands
        self.rule = rule
        storedValue = value
    }

    deinit {
        // Left to themselves, the variables of a long chain would each be released within the one after it, and run out
        // of stack.
        var pending = operands
        operands = []
        while var variable = pending.popLast() {
            guard isKnownUniquelyReferenced(&variable) else { continue }
            pending += variable.operands
            variable.operands = []
        }
    }

    /// The numbers.
    ///
    /// Writing them, as a step of gradient descent does, does not recompute what was made of them.
    ///
    /// The program stops when the new matrix has another shape.
    public var value: Matrix {
        get { storedValue }
        set {
            guard newValue.rows == rows, newValue.columns == columns else {
                stop(
                    "Variable: the value is \(storedValue.shape) and the new one \(newValue.shape); a variable keeps its shape",
                    file: #filePath, line: #line)
            }
            storedValue = newValue
        }
    }

    /// The derivative of what `backward` started from, by each number; the sum over all calls, zeros before the first.
    public var gradient: Matrix {
        storedGradient ?? Matrix(rows: rows, columns: columns, repeating: 0)
    }

    public var rows: Int { storedValue.rows }
    public var columns: Int { storedValue.columns }

    /// The only number of a variable of one row and one column, such as a loss.
    public func item(file: StaticString = #filePath, line: UInt = #line) -> Double {
        guard rows == 1, columns == 1 else {
            stop(
                "item: the variable is \(storedValue.shape); only a 1×1 one is a single number", file: file, line: line)
        }
        return storedValue.values[0]
    }

    /// Forgets the gradient, as is done before the next step of training.
    public func clearGradient() { storedGradient = nil }

    /// The same variable under a name that traces show.
    public func named(_ name: String, symbol: String? = nil) -> Variable {
        Variable(storedValue, of: operands.isEmpty ? [self] : operands, name: name, symbol: symbol, rule ?? .copy)
    }
}
