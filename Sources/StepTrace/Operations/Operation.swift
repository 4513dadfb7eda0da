/// How a step was made from its operands: its rule is enough to write out the arithmetic of each of its numbers.
///
/// `A`, `B`, … are the operands in their order. In the element-wise operations an operand of one row is repeated down
/// and one of one column is repeated across.
public struct Operation: Sendable, Hashable {
    /// The operation's name in the wire form: `"matmul-transposed"`.
    public let name: String
    /// The numbers that belong to it, in the order in which they are declared; mostly none.
    public let parameters: [Double]
    let rule: OperationRule

    init(_ name: String, with parameters: [Double] = [], _ rule: OperationRule) {
        self.name = name
        self.parameters = parameters
        self.rule = rule
    }

    public static func == (first: Operation, second: Operation) -> Bool {
        first.name == second.name && first.parameters == second.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(parameters)
    }

    /// A function of one number, applied to each.
    public enum Function: String, Sendable, Hashable, CaseIterable {
        /// `max(0, x)`.
        case relu
        /// `x Φ(x)`, Φ being the normal distribution.
        case gelu
        /// `x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))`.
        case geluTanh = "gelu-tanh"
        /// `x / (1 + e⁻ˣ)`.
        case silu
        case tanh
        /// `x + 1` above 0, `eˣ` below: linear attention's feature map.
        case eluPlusOne = "elu-plus-one"
        case cosine
        case sine
        case logarithm = "log"
        /// The slope of `relu`: 1 above 0, else 0.
        case reluSlope = "relu-slope"
        /// The slope of `gelu`.
        case geluSlope = "gelu-slope"
        /// The slope of `geluTanh`.
        case geluTanhSlope = "gelu-tanh-slope"
        /// The slope of `silu`.
        case siluSlope = "silu-slope"
        /// The slope of `tanh`: `1 − tanh² x`.
        case tanhSlope = "tanh-slope"
        /// The slope of `eluPlusOne`: 1 above 0, else `eˣ`.
        case eluPlusOneSlope = "elu-plus-one-slope"

        /// As arithmetic writes it.
        var written: String {
            switch self {
            case .relu: "relu"
            case .gelu, .geluTanh: "gelu"
            case .silu: "silu"
            case .tanh: "tanh"
            case .eluPlusOne: "φ"
            case .cosine: "cos"
            case .sine: "sin"
            case .logarithm: "ln"
            case .reluSlope: "relu′"
            case .geluSlope, .geluTanhSlope: "gelu′"
            case .siluSlope: "silu′"
            case .tanhSlope: "tanh′"
            case .eluPlusOneSlope: "φ′"
            }
        }
    }

    /// Which columns are taken as a pair.
    public enum PairLayout: String, Sendable, Hashable, CaseIterable {
        /// Columns 2i and 2i + 1 (GPT-J).
        case interleaved
        /// Columns i and i + half the width (GPT-NeoX, Llama).
        case halves
    }
}
