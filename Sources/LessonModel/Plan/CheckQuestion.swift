import SwiftSource

/// What a statement of a check asks of an answer: an expression, and the variables in it, whose values explain it.
package struct CheckQuestion: Sendable, Hashable {
    /// Where the statement's line begins in the code of the check, in UTF-8 bytes.
    var line: Int
    /// On one line.
    var expression: String
    var variables: [String]

    private static let longestExpression = 300

    /// The questions of a check, in the order of its code: what it probes and expects, and what it calls to keep the result.
    ///
    /// Statements that something precedes on their line are left out, since nothing can be inserted before them.
    /// - Parameter known: the variables that are declared before the check.
    package static func all(in check: String, known: Set<String>) -> [CheckQuestion] {
        let source = SwiftSource(check)
        let variables = known.union(source.names(of: .variable)).subtracting(source.names(of: .function))
        let kept = source.initialValues.filter { source.holdsCall(in: $0.range) }
        let probed = source.arguments(ofCallsOf: "probe").compactMap { arguments in
            arguments.count == 2 ? arguments[1] : nil
        }
        let expected = source.arguments(ofCallsOf: "expect").compactMap(\.first)
        return (kept + probed + expected).sorted { $0.statement < $1.statement }.compactMap { stated in
            guard let line = source.lineStart(of: stated.statement) else { return nil }
            // What is kept in a variable and then probed was asked where the variable was set.
            let name = source.text(in: stated.range)
            let origin = kept.last { $0.name == name && $0.statement < stated.statement } ?? stated
            let expression = clipped(source.text(in: origin.range))
            let names = source.names(in: origin.range).filter { variables.contains($0) && $0 != expression }
            guard !names.isEmpty || source.holdsCall(in: origin.range) else { return nil }
            return CheckQuestion(line: line, expression: expression, variables: names)
        }
    }

    private static func clipped(_ text: String) -> String {
        let line = text.split { $0.isWhitespace }.joined(separator: " ")
        return line.count > longestExpression ? line.prefix(longestExpression) + "…" : line
    }
}

extension SwiftSource {
    /// The names of all that is declared of one kind, wherever it is.
    func names(of kind: Declaration.Kind) -> Set<String> {
        Set(declarations.filter { $0.kind == kind }.map(\.name))
    }

    /// Where the line begins that a statement is on; nil when something else precedes it there.
    fileprivate func lineStart(of statement: Int) -> Int? {
        let start = (code[..<statement].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let isFirst = code[start..<statement].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return isFirst ? start : nil
    }
}

extension Program {
    /// What a check asks of a variant; only answers are asked, and hidden checks keep to themselves what they ask.
    func questions(of check: Check, about variant: Variant) -> [CheckQuestion] {
        guard variant.id.kind == .answer, !check.hidden else { return [] }
        let sources = (cells.map(\.code) + [variant.code]).map { SwiftSource($0.text) }
        let functions = sources.reduce(into: Set<String>()) { $0.formUnion($1.names(of: .function)) }
        let variables = sources.reduce(into: Set<String>()) { $0.formUnion($1.names(of: .variable)) }
        return CheckQuestion.all(in: check.code.text, known: variables.subtracting(functions))
    }
}
