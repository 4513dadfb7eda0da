import AttentionKernel
import StepTrace

/// How the losses of several rows become one.
public enum LossReduction: Sendable, Hashable {
    /// Their mean over the rows that have a target; 0 if none has.
    case mean
    case sum
}

/// How badly scores predict the right classes: −ln of the share that the softmax gives to each row's target, as one number.
///
/// A row's loss is `logsumexp(row) − Σ_j t_j · row_j`, t being 1 at the target and 0 elsewhere or, smoothed by s,
/// `(1 − s)` at the target plus s / classes everywhere (Szegedy et al. 2016). Its gradient is softmax(row) − t.
///
/// - Parameters:
///   - logits: n × classes, one row of scores for each target.
///   - targets: n class numbers, counted from 0; nil leaves a row out, also from the count for the mean (PyTorch's
///     `ignore_index`).
///   - labelSmoothing: s, from 0 to 1.
/// - Returns: 1×1. The program stops when the targets are not as many as the rows or name no class.
public func crossEntropy(
    _ logits: Variable, targets: [Int?], labelSmoothing: Double = 0, reduction: LossReduction = .mean,
    file: StaticString = #filePath, line: UInt = #line
) -> Variable {
    guard targets.count == logits.rows else {
        stop(
            "crossEntropy: the logits are \(logits.storedValue.shape) and there are \(targets.count) targets; "
                + "each of the \(logits.rows) rows needs one",
            file: file, line: line)
    }
    for case let target? in targets where target < 0 || target >= logits.columns {
        stop(
            "crossEntropy: the target \(target) is no class; the logits' \(logits.columns) columns count from 0",
            file: file, line: line)
    }
    guard labelSmoothing >= 0, labelSmoothing <= 1 else {
        stop("crossEntropy: labelSmoothing is \(labelSmoothing); it must be from 0 to 1", file: file, line: line)
    }
    let loss = CrossEntropy(
        logits: logits.storedValue, targets: targets, smoothing: labelSmoothing, reduction: reduction)
    return Variable(loss.value, of: [logits], name: "loss", symbol: "L", loss.rule)
}

/// The parts of a cross-entropy.
private struct CrossEntropy {
    let logits: Matrix
    /// n × classes: what the softmax ought to be; zeros in a row that is left out.
    let wanted: Matrix
    /// n × 1: what a row's loss counts; 0 for a row that is left out.
    let shares: Matrix
    let softmax: RowSoftmax

    init(logits: Matrix, targets: [Int?], smoothing: Double, reduction: LossReduction) {
        let (rows, classes) = (logits.rows, logits.columns)
        var wanted = Matrix(rows: rows, columns: classes, repeating: 0)
        var shares = Matrix(rows: rows, columns: 1, repeating: 0)
        let count = targets.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
        for (row, target) in targets.enumerated() {
            guard let target else { continue }
            shares.values[row] = reduction == .mean ? 1 / Double(count) : 1
            for column in 0..<classes { wanted.values[row * classes + column] = smoothing / Double(classes) }
            wanted.values[row * classes + target] += 1 - smoothing
        }
        self.logits = logits
        self.wanted = wanted
        self.shares = shares
        softmax = RowSoftmax(of: logits)
    }

    var logarithms: Matrix { softmax.sum.applying(.logarithm) }
    /// `logsumexp(row)`.
    var normalisers: Matrix { softmax.maximum + logarithms }
    var products: Matrix { wanted.weigh(logits) }
    var rowLosses: Matrix { normalisers - products.sumOfRows }
    /// Rows that are left out count 0 even when their loss is infinite.
    var counted: Matrix { shares.weigh(rowLosses) }
    var value: Matrix { counted.sumOfColumns }

    var rule: DifferentiationRule {
        DifferentiationRule(
            "loss",
            write: { writer, operands, result in
                let exponentials = writer.writeExponentials(of: operands[0])
                let (maximum, sum) = (exponentials[0], exponentials[2])
                let logarithms = writer.write(
                    self.logarithms, "log of row sum", symbol: "ln ℓ", formula: "\\ln \\ell_i", .apply(.logarithm),
                    of: [sum])
                let normalisers = writer.write(
                    self.normalisers, "logsumexp", symbol: "lse", formula: "m_i + \\ln \\ell_i", .add,
                    of: [maximum, logarithms])
                let targets = writer.write(wanted, "targets", symbol: "T", .given, .share)
                let products = writer.write(
                    self.products, "target scores", symbol: "TZ", formula: "T \\odot \(operands[0].tex)", .weigh,
                    of: [targets, operands[0]])
                let wantedSums = writer.write(
                    self.products.sumOfRows, "score of the target", symbol: "z",
                    formula: "\\sum_j T_{ij} \(operands[0].tex)_{ij}",
                    .rowSum, of: [products])
                let losses = writer.write(
                    rowLosses, "row losses", symbol: "ℒ", formula: "\\text{lse}_i - z_i", .subtract,
                    of: [normalisers, wantedSums])
                let shares = writer.write(self.shares, "row shares", symbol: "n", .given, .factor)
                let counted = writer.write(
                    self.counted, "counted losses", symbol: "nℒ", formula: "n_i \\mathcal{L}_i", .weigh,
                    of: [shares, losses])
                writer.write(
                    result.matrix, result.name, symbol: result.symbol, formula: "\\sum_i n_i \\mathcal{L}_i",
                    .columnSum,
                    of: [counted])
                return [exponentials[1], sum, targets, shares]
            },
            pullBack: { pass, result, gradient in
                let exponentials = pass.before(result, 0, softmax.exponentials)
                let probabilities = pass.divide(exponentials, by: pass.before(result, 1, softmax.sum))
                let difference = pass.subtract(probabilities, pass.before(result, 2, wanted))
                let counted = pass.multiply(pass.before(result, 3, shares), gradient)
                pass.give(pass.weigh(counted, difference), to: result.operands[0])
            })
    }
}
