import SwiftSyntax

struct FoundStatement {
    let range: Range<Int>
    let heading: String

    init(_ node: some SyntaxProtocol, _ kind: String, isValue: Bool = false, hasSemicolon: Bool = false) {
        range =
            node.positionAfterSkippingLeadingTrivia.utf8Offset..<node.endPositionBeforeTrailingTrivia.utf8Offset
        heading = "- \(range) \(kind)" + (isValue ? " value" : "") + (hasSemicolon ? " semicolon" : "")
    }
}

/// The statements of all blocks, the members of all types and the cases of all switches.
final class StatementFinder: SyntaxVisitor {
    private(set) var statements: [FoundStatement] = []

    override func visit(_ item: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        let hasSemicolon = item.semicolon != nil
        switch item.item {
        case .expr(let expression):
            statements.append(
                FoundStatement(item.item, "expression", isValue: isValue(expression), hasSemicolon: hasSemicolon))
        case .decl(let declaration): add(declaration, hasSemicolon)
        case .stmt: statements.append(FoundStatement(item.item, "statement", hasSemicolon: hasSemicolon))
        }
        return .visitChildren
    }

    override func visit(_ item: MemberBlockItemSyntax) -> SyntaxVisitorContinueKind {
        add(item.decl, item.semicolon != nil)
        return .visitChildren
    }

    override func visit(_ clause: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
        statements.append(FoundStatement(clause, "switchCase"))
        return .visitChildren
    }

    override func visit(_ directive: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind {
        if directive.parent?.is(SwitchCaseListSyntax.self) == true { add(DeclSyntax(directive), false) }
        return .visitChildren
    }

    private func add(_ declaration: DeclSyntax, _ hasSemicolon: Bool) {
        let isMacro = declaration.is(MacroExpansionDeclSyntax.self)
        statements.append(
            FoundStatement(declaration, "declaration", isValue: isMacro, hasSemicolon: hasSemicolon))
    }

    /// Whether an expression computes something that it gives to nobody.
    private func isValue(_ expression: ExprSyntax) -> Bool {
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
    private func assigns(_ name: String) -> Bool {
        guard name.hasSuffix("=") else { return false }
        let comparisons: Set<String> = ["==", "!=", "<=", ">=", "===", "!==", "~="]
        return !comparisons.contains(name) && !comparisons.contains(String(name.drop { $0 == "." }))
    }
}
