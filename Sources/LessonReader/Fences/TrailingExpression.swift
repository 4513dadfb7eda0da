import SwiftSource

/// The expression that ends a cell, whose value the cell shows.
enum TrailingExpression {
    /// The UTF-8 offsets of the last statement of `code`, when it is an expression that has a value to show.
    ///
    /// A semicolon after it keeps it silent, and so do brackets deeper than the compiler reads.
    static func range(in code: String) -> Range<Int>? {
        let source = SwiftSource(code)
        guard source.tooDeep == nil, let last = source.statements.last(where: { $0.depth == 0 }),
            last.isValue, !last.hasSemicolon, !last.isBroken, !last.range.isEmpty
        else { return nil }
        return last.range
    }
}
