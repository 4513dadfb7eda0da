import SwiftSource

/// An expression that a check evaluates on an answer, and the variables in it, whose values explain the result; for a condition
/// also their properties in it.
package struct CheckQuestion: Sendable, Hashable {
    /// The UTF-8 offset, in the code of the check, of the line on which the statement begins.
    var line: Int
    /// The expression's text on one line.
    var expression: String
    var variables: [String]

    private static let longestExpression = 300

    /// The questions of a check, in the order of its code: what it probes and expects, and the calls whose results it
    /// stores in variables.
    ///
    /// Statements that do not begin their line are left out, since the report goes on a line before them.
    /// - Parameter known: the variables that are declared before the check.
    package static func all(in check: String, known: Set<String>) -> [CheckQuestion] {
        let source = SwiftSource(check)
        let variables = known.union(source.names(of: .variable)).subtracting(source.names(of: .function))
        let kept = source.initialValues.filter { source.containsCall(in: $0.range) }
        let probed = source.arguments(ofCallsOf: "probe").compactMap { arguments in
            arguments.count == 2 ? arguments[1] : nil
        }
        let expected = source.arguments(ofCallsOf: "expect").compactMap(\.first)
        let conditions = Set(expected.map(\.statement))
        return (kept + probed + expected).sorted { $0.statement < $1.statement }.compactMap { stated in
            guard let line = source.lineStart(of: stated.statement) else { return nil }
            // A variable that is probed is explained by the call that set it.
            let name = source.text(in: stated.range)
            let origin = kept.last { $0.name == name && $0.statement < stated.statement } ?? stated
            let expression = clipped(source.text(in: origin.range))
            let names = source.names(in: origin.range).filter { variables.contains($0) && $0 != expression }
            guard !names.isEmpty || source.containsCall(in: origin.range) else { return nil }
            // A condition that does not hold is explained by what it compares, in all digits.
            let isCondition = conditions.contains(stated.statement)
            let properties = isCondition ? source.properties(of: Set(names), in: origin.range) : []
            return CheckQuestion(line: line, expression: expression, variables: names + properties)
        }
    }

    private static func clipped(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.split { $0.isWhitespace }.joined(separator: " ") }
        let line = lines.dropFirst().reduce(lines.first ?? "") { whole, next in
            let isTight = whole.last.map("([".contains) ?? true || next.first.map(")]".contains) ?? true
            return whole + (isTight ? "" : " ") + next
        }
        return line.count > longestExpression ? line.prefix(longestExpression) + "…" : line
    }
}

extension SwiftSource {
    /// The names of all declarations of one kind, at any depth.
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

/// The names that pieces of code declare.
struct DeclaredNames {
    private var functions: Set<String> = []
    private var variables: Set<String> = []

    init(_ parts: [CodePart] = []) {
        for part in parts { add(part) }
    }

    mutating func add(_ part: CodePart) {
        let source = SwiftSource(part.text)
        functions.formUnion(source.names(of: .function))
        variables.formUnion(source.names(of: .variable))
    }

    /// Those that are variables and nothing else.
    var onlyVariables: Set<String> { variables.subtracting(functions) }
}

extension Check {
    /// What is asked about a variant: only answers need it, and hidden checks do not reveal theirs.
    /// - Parameter known: the variables that are declared before the check.
    func questions(about variant: Variant, known: Set<String>) -> [CheckQuestion] {
        variant.isAnswer && !hidden ? CheckQuestion.all(in: code.text, known: known) : []
    }
}
