import SwiftSyntax

/// A statement in attend's terms.
struct FoundStatement {
    let range: Range<Int>
    let isValue: Bool
    let heading: String

    init(_ node: some SyntaxProtocol, _ kind: String, isValue: Bool = false, hasSemicolon: Bool = false) {
        range =
            node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset
        self.isValue = isValue
        heading = "- \(range) \(kind)" + (isValue ? " value" : "") + (hasSemicolon ? " semicolon" : "")
    }

    init(_ item: CodeBlockItemSyntax) {
        let hasSemicolon = item.semicolon != nil
        switch item.item {
        case .expr(let expression):
            self.init(expression, "expression", isValue: Self.isValue(expression), hasSemicolon: hasSemicolon)
        case .decl(let declaration): self.init(declaration, hasSemicolon: hasSemicolon)
        case .stmt(let statement): self.init(statement, "statement", hasSemicolon: hasSemicolon)
        }
    }

    init(_ declaration: DeclSyntax, hasSemicolon: Bool = false) {
        let isMacro = declaration.is(MacroExpansionDeclSyntax.self)
        self.init(declaration, "declaration", isValue: isMacro, hasSemicolon: hasSemicolon)
    }

    /// Whether an expression computes something that it gives to nobody.
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

/// The statements of all blocks, the members of all types and the cases of all switches.
final class StatementFinder: SyntaxVisitor {
    private(set) var statements: [FoundStatement] = []

    override func visit(_ item: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        statements.append(FoundStatement(item))
        return .visitChildren
    }

    override func visit(_ item: MemberBlockItemSyntax) -> SyntaxVisitorContinueKind {
        statements.append(FoundStatement(item.decl, hasSemicolon: item.semicolon != nil))
        return .visitChildren
    }

    override func visit(_ clause: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
        statements.append(FoundStatement(clause, "switchCase"))
        return .visitChildren
    }

    override func visit(_ directive: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind {
        if directive.parent?.is(SwitchCaseListSyntax.self) == true {
            statements.append(FoundStatement(DeclSyntax(directive)))
        }
        return .visitChildren
    }
}
