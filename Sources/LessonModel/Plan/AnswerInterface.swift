package import SwiftSource

/// What the checks of an exercise see of an answer.
package struct AnswerInterface: Sendable, Hashable {
    /// What the starter and every solution declare; all else that an answer declares is its own affair.
    package var names: Set<String>
    /// The functions of these names, when there is nothing else and each can be called through a constant of its type: the
    /// answer then has a scope of its own, of which the checks see these functions only, with the starter's types.
    package var functions: [SwiftSource.PlainFunction]?
}

extension CodeExercise {
    package var interface: AnswerInterface {
        let names = Set(requiredDeclarations.map(\.name))
        let functions = SwiftSource(starter.text).plainFunctions.flatMap { functions in
            let wanted = Set(functions.map { Self.withoutSpaces($0.signature) })
            let isDeclaredAlike = solutions.allSatisfy { solution in
                let declared = SwiftSource(solution.text).functions.filter { $0.depth == 0 }
                return wanted.isSubset(of: declared.map { Self.withoutSpaces($0.signature) })
            }
            return isDeclaredAlike && !functions.isEmpty ? functions : nil
        }
        return AnswerInterface(names: names, functions: functions)
    }

    private static func withoutSpaces(_ signature: String) -> String { signature.filter { !$0.isWhitespace } }
}
