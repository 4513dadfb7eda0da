import AttentionKernel

/// What a model learns: its variables, each under a name that stays the same, in a fixed order.
///
/// Names of parts are joined by a dot, as in PyTorch: `attention.query.weight`.
public struct Parameters {
    public private(set) var names: [String] = []
    public private(set) var variables: [Variable] = []

    public init() {}

    /// The parameters of a model's parts, each under the part's name.
    ///
    /// `Parameters(["tokens": tokens.parameters, "attention": attention.parameters])`
    public init(_ parts: KeyValuePairs<String, Parameters>) {
        for (name, part) in parts { add(part, under: name) }
    }

    /// A variable more; the program stops when there is another of that name.
    public mutating func add(
        _ variable: Variable, named name: String, file: StaticString = #filePath, line: UInt = #line
    ) {
        guard !names.contains(name) else {
            stop("Parameters: there are two named “\(name)”; names must differ", file: file, line: line)
        }
        names.append(name)
        variables.append(variable)
    }

    /// All variables of a part, their names after the part's.
    public mutating func add(
        _ part: Parameters, under name: String, file: StaticString = #filePath, line: UInt = #line
    ) {
        for (own, variable) in zip(part.names, part.variables) {
            add(variable, named: "\(name).\(own)", file: file, line: line)
        }
    }

    /// The variable of that name, or nil.
    public subscript(name: String) -> Variable? {
        names.firstIndex(of: name).map { variables[$0] }
    }

    /// How many numbers are learned.
    public var count: Int { variables.reduce(0) { $0 + $1.storedValue.values.count } }

    /// Forgets all gradients, as is done before each step of training.
    public func clearGradients() {
        for variable in variables { variable.clearGradient() }
    }
}
