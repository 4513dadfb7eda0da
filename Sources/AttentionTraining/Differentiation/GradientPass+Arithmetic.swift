import AttentionKernel
import StepTrace

/// The arithmetic that gradients are made of, each operation a step of the trace if there is one.
extension GradientPass {
    /// A matrix that the rule of an operation brings along: ones, a mask, targets.
    mutating func given(_ matrix: Matrix, _ name: String) -> Term { write(matrix, name, "", .given, [], .vector) }

    /// `A B`, an entry of A that is exactly 0 leaving its row of B out.
    mutating func weightedSum(_ a: Term, _ b: Term) -> Term {
        write(
            a.matrix.weightedSum(of: b.matrix), "\(a.name) times \(b.name)", "\(a.tex)\\,\(b.tex)", .weightedSum,
            [a, b])
    }

    /// `A Bᵀ`.
    mutating func timesTransposed(_ a: Term, _ b: Term) -> Term {
        write(
            a.matrix.timesTransposed(b.matrix), "\(a.name) times \(b.name) transposed", "\(a.tex)\\,\(b.tex)^\\top",
            .matmulTransposed, [a, b])
    }

    /// `Aᵀ B`.
    mutating func transposedTimes(_ a: Term, _ b: Term) -> Term {
        write(
            a.matrix.transposedTimes(b.matrix), "\(a.name) transposed times \(b.name)", "\(a.tex)^\\top\\,\(b.tex)",
            .transposedMatmul, [a, b])
    }

    mutating func transpose(_ a: Term) -> Term {
        write(a.matrix.transposed, "\(a.name) transposed", "\(a.tex)^\\top", .transpose, [a])
    }

    mutating func scale(_ a: Term, by factor: Double) -> Term {
        write(
            a.matrix * factor, "\(formatted(factor, decimals: 4, trimmed: true)) × \(a.name)",
            "\(formatted(factor, decimals: 4, trimmed: true))\\,\(a.tex)", .scale(factor), [a])
    }

    mutating func subtract(_ a: Term, _ b: Term) -> Term {
        write(a.matrix - b.matrix, "\(a.name) − \(b.name)", "\(a.tex) - \(b.tex)", .subtract, [a, b])
    }

    /// `A × B`, number by number.
    mutating func multiply(_ a: Term, _ b: Term) -> Term {
        write(a.matrix.hadamard(b.matrix), "\(a.name) × \(b.name)", "\(a.tex) \\odot \(b.tex)", .multiply, [a, b])
    }

    /// `A × B`, number by number, where an entry of A that is exactly 0 gives 0 whatever B holds.
    mutating func weigh(_ a: Term, _ b: Term) -> Term {
        write(
            a.matrix.weigh(b.matrix), "\(a.name) × \(b.name)", "\(a.tex) \\odot \(b.tex)", .weigh, [a, b])
    }

    mutating func divide(_ a: Term, by b: Term) -> Term {
        write(
            a.matrix.divided(by: b.matrix, emptyRow: 0), "\(a.name) over \(b.name)",
            "\\frac{\(a.tex)}{\(b.tex)}", .divide(emptyRow: 0), [a, b])
    }

    mutating func apply(_ function: Operation.Function, _ a: Term) -> Term {
        write(
            a.matrix.applying(function), "\(function.rawValue) of \(a.name)", "\\text{\(function.rawValue)}(\(a.tex))",
            .apply(function), [a])
    }

    /// The sum of each row, as one column.
    mutating func rowSum(_ a: Term) -> Term {
        write(a.matrix.sumOfRows, "row sum of \(a.name)", "\\sum_j \(a.tex)_{ij}", .rowSum, [a])
    }

    /// The sum of each column, as one row.
    mutating func columnSum(_ a: Term) -> Term {
        write(a.matrix.sumOfColumns, "column sum of \(a.name)", "\\sum_i \(a.tex)_{ij}", .columnSum, [a])
    }

    mutating func columns(_ a: Term, _ range: Range<Int>) -> Term {
        write(a.matrix.columns(range), "columns of \(a.name)", "", .columns(from: range.lowerBound), [a])
    }

    /// The column repeated side by side, as a product with a row of ones.
    mutating func repeatedAcross(_ a: Term, columns: Int) -> Term {
        let ones = given(Matrix(rows: 1, columns: columns, repeating: 1), "ones")
        return weightedSum(a, ones)
    }

    /// The row repeated below itself, as a product with a column of ones.
    mutating func repeatedDown(_ a: Term, rows: Int) -> Term {
        let ones = given(Matrix(rows: rows, columns: 1, repeating: 1), "ones")
        return weightedSum(ones, a)
    }

    /// Summed over the rows or columns along which an operand of that shape was repeated.
    mutating func summed(_ a: Term, to variable: Variable) -> Term {
        var result = a
        if variable.rows < a.matrix.rows { result = columnSum(result) }
        if variable.columns < a.matrix.columns { result = rowSum(result) }
        return result
    }
}
