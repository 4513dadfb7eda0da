import Foundation

@testable import AttentionKernel

/// A block of numbers of a golden file: a shape, and the numbers row-major.
struct Tensor {
    let shape: [Int]
    let values: [Double]

    init(_ json: [String: Any]) {
        shape = (json["shape"] as! [Any]).map { ($0 as! NSNumber).intValue }
        values = (json["values"] as! [Any]).map { value in
            switch value {
            case "inf" as String: .infinity
            case "-inf" as String: -.infinity
            case "nan" as String: .nan
            default: (value as! NSNumber).doubleValue
            }
        }
    }

    init(shape: [Int], values: [Double]) {
        self.shape = shape
        self.values = values
    }

    /// One part along the first axis.
    subscript(index: Int) -> Tensor {
        let count = shape.dropFirst().reduce(1, *)
        return Tensor(shape: Array(shape.dropFirst()), values: Array(values[index * count..<(index + 1) * count]))
    }

    /// As a matrix; a list of numbers becomes one row.
    var matrix: Matrix {
        let rows = shape.count > 1 ? shape.dropLast().reduce(1, *) : 1
        return Matrix(rows: rows, columns: shape.last ?? 1, values: values)
    }

    /// The matrices in it, in order: one for two axes, one for each head and batch element for more.
    var matrices: [Matrix] {
        if shape.count <= 2 { return [matrix] }
        return (0..<shape[0]).flatMap { self[$0].matrices }
    }

    var flags: [Bool] { values.map { $0 != 0 } }
    var flagRows: [[Bool]] {
        matrix.rows == 0 ? [] : (0..<matrix.rows).map { matrix.row($0).map { $0 != 0 } }
    }
}
