import SwiftSource

/// The functions that an answer declares, held against those that its exercise calls.
struct AnswerFunctions {
    private let answer: CodePart
    private let checks: [Check]
    /// Of the starter.
    private let called: [SwiftSource.Function]
    private let source: SwiftSource
    private let declared: [SwiftSource.Function]

    init(_ answer: CodePart, of exercise: CodeExercise) {
        self.answer = answer
        checks = exercise.checks
        called = SwiftSource(exercise.starter.text).functions.filter { $0.depth == 0 }
        source = SwiftSource(answer.text)
        declared = source.functions
    }

    /// What is wrong with the names, when the answer declares none of those that it has to: the word of another language in
    /// place of `func`, or another name; nil when there is no function at all.
    /// - Parameter elsewhere: the exercise that asks for a function of that name, if another one does.
    func misnaming(of missing: [SwiftSource.Declaration], elsewhere: (String) -> Exercise?) -> Diagnostic? {
        guard let wanted = called.first(where: { call in missing.contains { $0.name == call.name } }) else {
            return nil
        }
        if let word = source.foreignFunctionWord {
            return error(
                at: word, "in Swift, a function begins with `func`, not with `\(source.text(in: word))`",
                beginningAs: wanted)
        }
        let names = called.map(\.name)
        let others = declared.filter { $0.depth == 0 && !names.contains($0.name) }
        let near = Suggestion.nearest(to: wanted.name, among: others.map(\.name))
        guard
            let other = others.first(where: { $0.name == near }) ?? (others.count == 1 ? others.first : nil)
                ?? others.first(where: { elsewhere($0.name) != nil })
        else { return nil }
        if let exercise = elsewhere(other.name) {
            return difference(wanted, other, aside: ", the function of \(exercise.label)")
        }
        let isOnlyRenamed = other.signature.dropFirst(other.name.count) == wanted.signature.dropFirst(wanted.name.count)
        var diagnostic = difference(wanted, other)
        if isOnlyRenamed { diagnostic.remedy = "rename it: `\(wanted.name)`" }
        return diagnostic
    }

    /// The first function that cannot be called as the exercise calls it, as far as tokens tell.
    var mismatch: Diagnostic? {
        for wanted in called {
            let own = declared.filter { $0.name == wanted.name }
            let outermost = own.filter { $0.depth == 0 }
            if outermost.contains(where: { $0.signature.isSame(as: wanted.signature) }) { continue }
            if let function = outermost.first { return difference(wanted, function) }
            if let function = own.first {
                return error(
                    at: function.range,
                    "`\(function.name)` stands inside another declaration, where the exercise does not see it",
                    remedy: "let it stand by itself, outside of every brace")
            }
        }
        return nil
    }

    /// The errors of an answer that does not compile, without those in the checks: what the checks call is declared in
    /// another way then, which is said once, where it is declared.
    func explained(_ errors: [Diagnostic]) -> [Diagnostic] {
        let own = errors.filter { !isInCheck($0) }
        guard own.count < errors.count else { return errors }
        guard let mismatch else { return own.isEmpty ? Array(errors.prefix(1)) : own }
        // An error in the declaration itself explains more.
        let isExplained = own.contains { $0.place?.line == mismatch.place?.line }
        return isExplained ? own : (own + [mismatch]).inOrderOfPlaces
    }

    private func isInCheck(_ error: Diagnostic) -> Bool {
        guard let place = error.place else { return false }
        return checks.contains { $0.code.holds(place) }
    }

    // MARK: Messages

    private func difference(
        _ wanted: SwiftSource.Function, _ declared: SwiftSource.Function, aside: String = ""
    ) -> Diagnostic {
        error(
            at: declared.range,
            "this exercise calls `\(wanted.signature)`; your file declares `\(declared.signature)`" + aside,
            beginningAs: wanted)
    }

    private func error(
        at range: Range<Int>, _ message: String, beginningAs wanted: SwiftSource.Function
    ) -> Diagnostic {
        error(at: range, message, remedy: "begin it as the starter does: \(wanted.declaration)")
    }

    private func error(at range: Range<Int>, _ message: String, remedy: String) -> Diagnostic {
        Diagnostic(
            at: answer.place(at: range.lowerBound), message,
            excerpt: answer.excerpt(at: range.lowerBound, length: range.count), remedy: remedy)
    }
}

extension SwiftSource {
    /// The word with which a function begins in another language: `def f(`.
    fileprivate var foreignFunctionWord: Range<Int>? {
        let words = tokens
        return words.indices.dropLast(2).first { index in
            words[index].kind == .identifier && words[index + 1].kind == .identifier
                && words[index + 2].kind == .leftParen
                && Self.foreignFunctionWords.contains(text(in: words[index].range))
        }.map { words[$0].range }
    }

    private static let foreignFunctionWords: Set<String> = ["def", "fn", "fun", "function", "Func"]
}

extension String {
    /// Whether two texts differ in white space at most.
    fileprivate func isSame(as other: String) -> Bool {
        filter { !$0.isWhitespace } == other.filter { !$0.isWhitespace }
    }
}
