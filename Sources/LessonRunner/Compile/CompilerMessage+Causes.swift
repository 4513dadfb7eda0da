/// Which of the compiler's errors are told: those that others follow from.
extension [CompilerMessage] {
    /// The errors in the order of their lines; on one line, in the compiler's order.
    ///
    /// Of a line with an error that others follow from, there is only that one.
    var errorsByLine: [CompilerMessage] {
        let errors = filter { $0.severity == .error }.map(\.atOpeningBracket).inOrder { ($0.line, 0) }
        let causes = errors.filter { CompilerAdvice.cause($0) != nil }
        let remaining = errors.filter { error in
            causes.first { $0.isOnLine(of: error) }.map { $0 == error } ?? true
        }
        return remaining.filter { error in
            !error.isAboutUnusedParameters || !remaining.contains { $0 != error && $0.isOnLine(of: error) }
        }.withoutConsequences
    }

    /// Without the errors about a name that a line above should have declared.
    private var withoutConsequences: [CompilerMessage] {
        var undeclared: Set<String> = []
        return filter { error in
            if error.text.hasPrefix("variable '"), error.text.hasSuffix("used before being initialized") {
                return undeclared.insert(error.file + error.text).inserted
            }
            guard error.text.hasPrefix("cannot find '"), let name = error.quoted.first else {
                return !(error.quoted.contains("[Any]") && contains { $0.isAboutEmptyLiteral && $0.file == error.file })
            }
            if undeclared.contains(error.file + name) { return false }
            if error.assignedName == name { undeclared.insert(error.file + name) }
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
    fileprivate func isOnLine(of other: CompilerMessage) -> Bool { file == other.file && line == other.line }

    fileprivate var isAboutEmptyLiteral: Bool { text.hasPrefix("empty collection literal requires") }
}
