import AttentionKernel

/// Each row with mean 0 and variance 1, then times the gain plus the bias, as for matrices (Ba, Kiros and Hinton 2016).
///
/// It is put together from simpler operations, and so is its gradient.
///
/// - Parameters:
///   - x: n × d.
///   - gain: γ, 1 × d, if there is one.
///   - bias: β, 1 × d, if there is one.
public func layerNorm(
    _ x: Variable, gain: Variable? = nil, bias: Variable? = nil, epsilon: Double = 1e-5,
    file: StaticString = #filePath, line: UInt = #line
) -> Variable {
    x.checkNorm("layerNorm", "gain", gain, file: file, line: line)
    x.checkNorm("layerNorm", "bias", bias, file: file, line: line)
    let centred = x - x.meanOfRows
    var result = centred.hadamard(centred.meanOfSquares(name: "variance").reciprocalRoot(epsilon: epsilon))
    if let gain { result = result.hadamard(gain) }
    if let bias { result = result + bias }
    return result
}

/// Each row divided by the root of the mean of its squares, then times the gain, as for matrices (Zhang and Sennrich 2019).
///
/// - Parameters:
///   - x: n × d.
///   - gain: γ, 1 × d, if there is one.
public func rmsNorm(
    _ x: Variable, gain: Variable? = nil, epsilon: Double = 1e-6, file: StaticString = #filePath, line: UInt = #line
) -> Variable {
    x.checkNorm("rmsNorm", "gain", gain, file: file, line: line)
    let result = x.hadamard(x.meanOfSquares(name: "mean square").reciprocalRoot(epsilon: epsilon))
    return gain.map { result.hadamard($0) } ?? result
}

extension Variable {
    fileprivate func checkNorm(
        _ function: String, _ role: String, _ row: Variable?, file: StaticString, line: UInt
    ) {
        guard let row, row.rows != 1 || row.columns != columns else { return }
        stop(
            "\(function): the input is \(storedValue.shape) and the \(role) \(row.storedValue.shape); "
                + "the \(role) must be one row of the input's columns (\(columns))",
            file: file, line: line)
    }
}
