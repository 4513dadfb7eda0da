import SwiftParser
import SwiftSyntax

/// What the code of a check looks at, in the words that it gives: the labels of probes, the messages of expectations.
struct CheckedThings {
    enum Thing: Equatable {
        case probe(String)
        case expectation(String)
    }

    let all: [Thing]

    init(of code: String) {
        let visitor = CallVisitor(viewMode: .sourceAccurate)
        visitor.walk(Parser.parse(source: code))
        all = visitor.things
    }

    private final class CallVisitor: SyntaxVisitor {
        var things: [Thing] = []

        override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
            switch call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text {
            case "probe":
                if let label = Self.text(call.arguments.first) { things.append(.probe(label)) }
            case "expect":
                if let message = Self.text(call.arguments.last) { things.append(.expectation(message)) }
            default: break
            }
            return .visitChildren
        }

        /// The words between the quotes.
        private static func text(_ argument: LabeledExprSyntax?) -> String? {
            let literal = argument?.expression.as(StringLiteralExprSyntax.self)
            return literal.map { $0.representedLiteralValue ?? $0.segments.description }
        }
    }
}
