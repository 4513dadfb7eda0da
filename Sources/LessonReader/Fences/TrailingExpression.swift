import SwiftParser
import SwiftSyntax

/// The expression that ends a cell, whose value the cell shows.
enum TrailingExpression {
    /// The UTF-8 offsets of the last statement of `code`, when it is an expression that has a value to show.
    ///
    /// A semicolon
    /// after it keeps it silent.
    static func range(in code: String) -> Range<Int>? {
        let tree = Parser.parse(source: code)
        guard let last = tree.statements.last, last.semicolon == nil, !last.hasError else { return nil }
        switch last.item {
        case .expr(let expression):
            guard isValue(expression) else { return nil }
        case .decl(let declaration):
            guard declaration.is(MacroExpansionDeclSyntax.self) else { return nil }
        case .stmt:
            return nil
        }
        let start = last.item.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = last.item.endPositionBeforeTrailingTrivia.utf8Offset
        return start < end ? start..<end : nil
    }

    private static func isValue(_ expression: ExprSyntax) -> Bool {
        if expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self) { return false }
        if expression.is(AssignmentExprSyntax.self) { return false }
        if let marked = expression.as(TryExprSyntax.self) { return isValue(marked.expression) }
        if let marked = expression.as(AwaitExprSyntax.self) { return isValue(marked.expression) }
        if let marked = expression.as(UnsafeExprSyntax.self) { return isValue(marked.expression) }
        guard let sequence = expression.as(SequenceExprSyntax.self) else { return true }
        return !sequence.elements.contains { element in
            if element.is(AssignmentExprSyntax.self) { return true }
            guard let binary = element.as(BinaryOperatorExprSyntax.self) else { return false }
            return assigns(binary.operator.text)
        }
    }

    /// Whether an operator changes what stands on its left: `+=`, not `==`.
    private static func assigns(_ name: String) -> Bool {
        guard name.hasSuffix("=") else { return false }
        let comparisons: Set<String> = ["==", "!=", "<=", ">=", "===", "!==", "~="]
        return !comparisons.contains(name) && !comparisons.contains(String(name.drop { $0 == "." }))
    }
}
