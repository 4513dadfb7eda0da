/// Which of the compiler's errors are told: those that others follow from.
extension [CompilerMessage] {
    /// The errors in the order of their lines; on one line, in the compiler's order.
    ///
    /// Of a line with an error that others follow from, there is only that one.
    var errorsByLine: [CompilerMessage] {
        let errors = filter { $0.severity == .error }.map(\.atOpeningBracket)
            .inOrder { ($0.line, $0.isAboutQuotationMark ? $0.column : 0) }
        let causes = errors.filter { CompilerAdvice.cause($0) != nil }
        let remaining = errors.filter { error in
            causes.first { $0.isOnLine(of: error) }.map { $0 == error } ?? true
        }
        return remaining.withoutTypesOfUnknown.filter { error in
            !error.isAboutUnusedParameters || !remaining.contains { $0 != error && $0.isOnLine(of: error) }
        }.withoutConsequences
    }

    /// Without the errors that follow from another one and say something else.
    ///
    /// On a line with an unknown name the compiler guesses at types. It tells an unknown name at each use in a line, and
    /// what closes a block that could not be read.
    private var withoutTypesOfUnknown: [CompilerMessage] {
        var unreadable: Set<String> = []
        return enumerated().filter { index, error in
            if error.isAboutTypes, contains(where: { $0.isAboutUnknown && $0.isOnLine(of: error) }) { return false }
            if error.isAboutUnknown, self[..<index].contains(where: { $0.isSameName(as: error) }) { return false }
            if error.text == "expected declaration", error.sourceLine.allSatisfy({ $0 == "}" || $0 == " " }) {
                return !unreadable.contains(error.file)
            }
            if error.text.hasPrefix("expected ") { unreadable.insert(error.file) }
            return true
        }.map(\.element)
    }

    /// Without the errors about a name that a line above should have declared, or declared with another value.
    private var withoutConsequences: [CompilerMessage] {
        var undeclared: Set<String> = []
        return filter { error in
            if error.text.hasPrefix("variable '"), error.text.hasSuffix("used before being initialized") {
                return undeclared.insert(error.file + error.text).inserted
            }
            if error.isAboutFirstValue {
                undeclared.formUnion(error.assignedNames.map { error.file + $0 })
                return true
            }
            guard error.text.hasPrefix("cannot find '"), let name = error.quoted.first else {
                return !error.words.contains { undeclared.contains(error.file + $0) }
            }
            if undeclared.contains(error.file + name) { return false }
            if error.assignedNames.contains(name[...]) {
                undeclared.formUnion(error.assignedNames.map { error.file + $0 })
            }
            return true
        }
    }

    /// Without those that usually follow from other errors of the same piece.
    var withoutInconclusive: [CompilerMessage] {
        let causes = filter { !$0.isInconclusive }
        return causes.isEmpty ? self : causes
    }
}

extension CompilerMessage {
    /// Whether it is about a name or member that is unknown.
    var isAboutUnknown: Bool { text.hasPrefix("cannot find ") || text.contains(" has no member ") }

    /// Whether it is about the type of an expression, which depends on every name in it.
    fileprivate var isAboutTypes: Bool {
        !isAboutUnknown && (isInconclusive || Self.wordsAboutTypes.contains(where: text.hasPrefix))
    }

    private static let wordsAboutTypes = [
        "cannot convert ", "binary operator '", "operator '", "unary operator '", "result values in ",
        "generic parameter '", "converting non-escaping value", "contextual ", "no exact matches in call ",
        "no '", "type of expression is ambiguous", "conflicting arguments to generic parameter",
        "a value of type '", "cannot infer contextual base", "missing argument for parameter ", "type '",
        "global function '", "instance method '", "value of optional type '", "for-in loop requires '",
    ]

    /// Whether another error of the line is about the same unknown name.
    fileprivate func isSameName(as other: CompilerMessage) -> Bool { text == other.text && isOnLine(of: other) }

    func isOnLine(of other: CompilerMessage) -> Bool { file == other.file && line == other.line }

    /// Whether what a variable begins with is no value, so that nothing is right that is done with it.
    fileprivate var isAboutFirstValue: Bool {
        ["empty collection literal requires", "expected member name or initializer call after type name"]
            .contains(where: text.hasPrefix)
    }
}
