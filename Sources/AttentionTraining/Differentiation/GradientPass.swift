import AttentionKernel
import StepTrace

/// One walk back through a computation: gradients on their way from the result to what it started from.
struct GradientPass {
    private var gradients: [Term?]
    /// How many gradients a variable still gets, to name them.
    private var awaited: [Int]
    private var uses: [Int]
    /// The steps of the computation, then those of the gradients; nil when nobody is going to read them.
    private(set) var writer: StepWriter?
    /// The last step, if it may still be renamed: an interim result that is nobody's gradient yet.
    private var open = ""
    /// For each variable its step, and the steps before it that its operation took.
    private let forward: [(result: Term, before: [Term])]

    /// - Parameter order: what `startWalk` gave.
    init(order: [Variable], writer: StepWriter? = nil, forward: [(result: Term, before: [Term])] = []) {
        gradients = Array(repeating: nil, count: order.count)
        uses = Array(repeating: 0, count: order.count)
        for variable in order {
            for operand in variable.operands { uses[operand.index] += 1 }
        }
        awaited = uses
        self.writer = writer
        self.forward = forward
    }

    /// Hands gradients on, from the last variable of the order to the first, which sums them up in each.
    mutating func run(_ order: [Variable], from start: Matrix, keeping: Bool) {
        let last = order.count - 1
        let result = name(of: order[last])
        let first = write(start, "d \(result)", "", .given, [])
        gradients[last] = first
        open = ""
        for index in stride(from: last, through: 0, by: -1) {
            guard let gradient = gradients[index] else { continue }
            let variable = order[index]
            variable.rule?.pullBack(&self, variable, gradient)
            if keeping { variable.storedGradient.add(gradient.matrix) }
            gradients[index] = nil
        }
    }

    /// Whether the steps are written down.
    var isTraced: Bool { writer != nil }

    /// A variable's numbers.
    func value(_ variable: Variable) -> Term {
        writer == nil ? Term(matrix: variable.storedValue) : forward[variable.index].result
    }

    /// One of the steps that an operation took before its result.
    func before(_ variable: Variable, _ number: Int, _ matrix: Matrix) -> Term {
        writer == nil ? Term(matrix: matrix) : forward[variable.index].before[number]
    }

    func name(of variable: Variable) -> String { writer == nil ? "" : forward[variable.index].result.name }

    /// A step of the walk; nothing but its matrix where nothing is traced.
    mutating func write(
        _ matrix: Matrix, _ name: @autoclosure () -> String, _ formula: @autoclosure () -> String,
        _ operation: Operation, _ operands: [Term], _ role: Step.Role = .gradient
    ) -> Term {
        guard writer != nil else { return Term(matrix: matrix) }
        let term = writer!.write(matrix, name(), formula: formula(), operation, of: operands, role)
        open = term.name
        return term
    }

    /// Adds a gradient to what a variable has got so far.
    ///
    /// An operation calls it once for each of its operands.
    mutating func give(_ gradient: Term, to variable: Variable) {
        let index = variable.index
        awaited[index] -= 1
        if writer != nil { note(gradient, for: variable) } else { gradients[index].add(gradient) }
    }

    private mutating func note(_ gradient: Term, for variable: Variable) {
        let index = variable.index
        let name = "d " + forward[index].result.name
        let symbol = "d" + forward[index].result.symbol
        let share = uses[index] == 1 ? name : "\(name), share \(uses[index] - awaited[index])"
        var term = gradient
        // A gradient handed on as it is gets a step of its own, for its name says whose it is.
        if gradient.name != open {
            term = writer!.write(
                gradient.matrix, share, symbol: symbol, formula: gradient.tex, .copy, of: [gradient],
                .gradient)
        } else {
            term = writer!.renameLast(share, symbol: symbol)
        }
        if let sum = gradients[index] {
            let isWhole = awaited[index] == 0
            term = writer!.write(
                sum.matrix + term.matrix, isWhole ? name : "\(name), first \(uses[index] - awaited[index]) shares",
                symbol: symbol, formula: "\(sum.tex) + \(term.tex)", .add, of: [sum, term], .gradient)
        }
        gradients[index] = term
        open = ""
    }
}

extension Term? {
    fileprivate mutating func add(_ term: Term) {
        if self == nil { self = term } else { self!.matrix.add(term.matrix) }
    }
}

extension Matrix? {
    mutating func add(_ matrix: Matrix) {
        if self == nil { self = matrix } else { self!.add(matrix) }
    }
}

extension Matrix {
    /// Adds a matrix of the same shape in place.
    mutating func add(_ other: Matrix) {
        for index in 0..<values.count { values[index] += other.values[index] }
    }
}
