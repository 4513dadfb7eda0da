import AttentionKernel
import StepTrace

extension Variable {
    /// Some columns, side by side: what one head sees of a projection.
    ///
    /// The other columns get a gradient of 0.
    public func columns(_ range: Range<Int>, file: StaticString = #filePath, line: UInt = #line) -> Variable {
        let rule = DifferentiationRule("columns", .columns(from: range.lowerBound), formula: { $0[0] }) {
            pass, result, gradient in
            let operand = result.operands[0]
            let whole = gradient.matrix.padded(left: range.lowerBound, columns: operand.columns)
            guard pass.isTraced else { return pass.give(Term(matrix: whole), to: operand) }
            let zeros = { Matrix(rows: operand.rows, columns: $0, repeating: 0) }
            var parts = [gradient]
            if range.lowerBound > 0 { parts.insert(pass.given(zeros(range.lowerBound), "zeros"), at: 0) }
            if range.upperBound < operand.columns {
                parts.append(pass.given(zeros(operand.columns - range.upperBound), "zeros"))
            }
            pass.give(pass.write(whole, "padded \(gradient.name)", "", .concatenate, parts), to: operand)
        }
        return Variable(storedValue.columns(range, file: file, line: line), of: [self], rule)
    }

    /// Rows picked by their numbers, counted from 0, in that order and as often as they are named: how an embedding looks
    /// up its tokens.
    ///
    /// As a product it is RX, R having a single 1 in each row, so that dX = Rᵀ dY: a row picked twice gets both gradients.
    public func rows(_ numbers: [Int], file: StaticString = #filePath, line: UInt = #line) -> Variable {
        let picked = storedValue.gathered(numbers, file: file, line: line)
        let choice = { [rows] in Matrix.choice(of: numbers, among: rows) }
        let rule = DifferentiationRule(
            "rows",
            write: { writer, operands, result in
                let chosen = writer.write(choice(), "choice of rows", symbol: "R", .given)
                writer.write(
                    result.matrix, result.name, symbol: result.symbol, formula: "R\(operands[0].tex)", .weightedSum,
                    of: [chosen, operands[0]])
                return [chosen]
            },
            pullBack: { pass, result, gradient in
                let operand = result.operands[0]
                if pass.isTraced {
                    pass.give(pass.transposedTimes(pass.before(result, 0, choice()), gradient), to: operand)
                } else {
                    pass.give(Term(matrix: gradient.matrix.scattered(to: numbers, rows: operand.rows)), to: operand)
                }
            })
        return Variable(picked, of: [self], rule)
    }

    /// Variables of as many rows side by side: all columns of the first, then those of the second, ….
    public static func concatenated(
        _ parts: [Variable], file: StaticString = #filePath, line: UInt = #line
    ) -> Variable {
        for part in parts where part.rows != parts[0].rows {
            stop(
                "concatenated: the first part is \(parts[0].storedValue.shape) and another \(part.storedValue.shape); "
                    + "all need the same number of rows",
                file: file, line: line)
        }
        let rule = DifferentiationRule("side by side", .concatenate, formula: { "[\($0.joined(separator: ", "))]" }) {
            pass, result, gradient in
            var left = 0
            for part in result.operands {
                pass.give(pass.columns(gradient, left..<left + part.columns), to: part)
                left += part.columns
            }
        }
        return Variable(Matrix.concatenated(parts.map { $0.storedValue }), of: parts, rule)
    }
}

extension Matrix {
    /// The matrix as columns of a wider one that is 0 elsewhere.
    fileprivate func padded(left: Int, columns total: Int) -> Matrix {
        var result = Matrix(rows: rows, columns: total, repeating: 0)
        for row in 0..<rows {
            for column in 0..<columns { result.values[row * total + left + column] = values[row * columns + column] }
        }
        return result
    }

    fileprivate func gathered(_ numbers: [Int], file: StaticString, line: UInt) -> Matrix {
        var result: [Double] = []
        result.reserveCapacity(numbers.count * columns)
        for number in numbers {
            guard number >= 0, number < rows else {
                stop("rows: row \(number) of a \(shape) matrix; rows count from 0", file: file, line: line)
            }
            result += values[number * columns..<(number + 1) * columns]
        }
        return Matrix(uncheckedRows: numbers.count, columns: columns, values: result)
    }

    /// Each row added to the row of that number, of so many.
    fileprivate func scattered(to numbers: [Int], rows total: Int) -> Matrix {
        var result = Matrix(rows: total, columns: columns, repeating: 0)
        for (row, number) in numbers.enumerated() {
            for column in 0..<columns {
                result.values[number * columns + column] += values[row * columns + column]
            }
        }
        return result
    }

    /// A row for each number, with a 1 in the column of that number; none where there is no number.
    static func choice(of numbers: [Int?], among columns: Int) -> Matrix {
        var result = Matrix(rows: numbers.count, columns: columns, repeating: 0)
        for case (let row, let number?) in numbers.enumerated() { result.values[row * columns + number] = 1 }
        return result
    }
}
