public import AttentionKernel
public import StepTrace

/// The stages of attention on variables; after `backward` each has its gradient.
public struct VariableAttention {
    /// QKᵀ, Lq × Lk.
    public let rawScores: Variable
    /// The scores times the scale.
    public let scaledScores: Variable
    /// The scaled scores plus the bias; the scaled scores without one.
    public let biasedScores: Variable
    /// What the softmax gets, −∞ where a key is hidden; the stage before without a mask.
    public let maskedScores: Variable
    /// The share of each key in each query's output; rows add up to 1, or to 0 where every key is hidden.
    public let weights: Variable
    /// Lq × dV.
    public let output: Variable

    /// Every step, from what the queries, keys and values were made of to the output.
    public var trace: Trace { output.trace }
}

extension VariableAttention: Showable {
    public var shown: ShownValue { .trace(trace) }
}

/// Attention, as for matrices, of variables: `softmax(QKᵀ · scale + bias + mask) V` with all gradients.
///
/// A hidden key gets the weight 0 and no gradient, whatever it holds; a query from which all keys are hidden gets zeros.
///
/// - Parameters:
///   - query: Lq × dK.
///   - key: Lk × dK.
///   - value: Lk × dV.
///   - scale: what the scores are multiplied by; 1/√dK if nil.
///   - bias: added to the scaled scores, Lq × Lk; it may be learned.
/// - Returns: every stage. The program stops when shapes do not fit.
public func attention(
    _ query: Variable, _ key: Variable, _ value: Variable, scale: Double? = nil, bias: Variable? = nil,
    mask: Mask = .none, file: StaticString = #filePath, line: UInt = #line
) -> VariableAttention {
    let (q, k, v) = (query.storedValue, key.storedValue, value.storedValue)
    guard q.columns == k.columns, k.rows == v.rows else {
        stop(
            "attention: the queries are \(q.shape), the keys \(k.shape) and the values \(v.shape); the queries' columns "
                + "must equal the keys' columns, and the keys' rows the values' rows",
            file: file, line: line)
    }
    let scores = query.timesTransposed(key, name: "scores", symbol: "S")
    let factor = scale ?? Matrix.inverseRoot(of: q.columns)
    let scaled = scores.scaled(by: factor, name: "scaled scores", symbol: "S′")
    let biased = bias.map { (scaled + $0).named("biased scores", symbol: "S″") } ?? scaled
    let masked =
        mask.numbers(queries: q.rows, keys: k.rows, file: file, line: line).map { biased.masked(by: $0) } ?? biased
    let weights = masked.softmax(name: "weights", symbol: "A")
    return VariableAttention(
        rawScores: scores, scaledScores: scaled, biasedScores: biased, maskedScores: masked, weights: weights,
        output: weights.weightedSum(of: value, name: "output", symbol: "O"))
}

extension Variable {
    /// The scores plus a mask of 0, −∞ and other numbers; hidden ones are −∞ and get no gradient.
    fileprivate func masked(by mask: Matrix) -> Variable {
        let rule = DifferentiationRule(
            "masked scores",
            write: { writer, operands, result in
                let numbers = writer.write(mask, "mask", symbol: "M", .given, .mask)
                writer.write(
                    result.matrix, result.name, symbol: result.symbol, formula: "\(operands[0].tex) + M", .mask,
                    of: [operands[0], numbers])
                return []
            },
            pullBack: { pass, result, gradient in
                let seen = pass.given(mask.map { $0 == -.infinity ? 0 : 1 }, "visible keys")
                pass.give(pass.weigh(seen, gradient), to: result.operands[0])
            })
        let sum = storedValue.masked(by: mask)
        return Variable(sum, of: [self], name: "masked scores", symbol: "Z", rule)
    }
}
