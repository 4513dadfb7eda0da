/// Cells in rows and columns: a matrix, the cases of a definition, or aligned equations.
package struct FormulaTable: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case matrix
        case cases
        /// Equations whose columns are alternately aligned right and left.
        case aligned
        case gathered
        /// `\substack`: the lines of a limit.
        case substack
        case array([Alignment])
    }

    package enum Alignment: Sendable, Hashable {
        case left, center, right
    }

    package let kind: Kind
    package let rows: [[[FormulaNode]]]
    /// The delimiters on both sides, empty if there are none.
    package let open: String
    package let close: String

    var columnCount: Int { rows.map(\.count).max() ?? 0 }

    /// Whether the cells are set in display style.
    var isDisplay: Bool { kind == .aligned || kind == .gathered }

    func alignment(ofColumn column: Int) -> Alignment {
        switch kind {
        case .matrix, .gathered, .substack: .center
        case .cases: .left
        case .aligned: column.isMultiple(of: 2) ? .right : .left
        case .array(let columns): column < columns.count ? columns[column] : .center
        }
    }
}
