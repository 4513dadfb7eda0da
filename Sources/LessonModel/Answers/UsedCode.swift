/// The code of an exercise that others build on, as it is compiled together with theirs.
package struct UsedCode: Sendable, Hashable {
    package var exercise: UsedExercise
    /// Its place is in the file that it comes from: the lesson, or an answer file.
    package var code: CodePart
    /// Whether it is the course's solution, and not the learner's own answer.
    package var isSolution: Bool

    package init(_ exercise: UsedExercise, answer: CodePart) {
        self.exercise = exercise
        code = answer
        isSolution = false
    }

    package init(solutionOf exercise: UsedExercise) {
        self.exercise = exercise
        code = exercise.solution
        isSolution = true
    }
}

/// A learner's answers that have passed, on which other answers build.
package struct PassedAnswers: Sendable, Hashable {
    /// What an answer is compiled with, or the first exercise that has to be passed before.
    package enum Use: Sendable, Hashable {
        case code([UsedCode])
        case waiting(for: UsedExercise)
    }

    /// By path of the exercise.
    private var code: [String: CodePart] = [:]
    /// Whether the course's solution takes the place of an answer that has not passed.
    private let takesSolutions: Bool

    package init(takesSolutions: Bool) {
        self.takesSolutions = takesSolutions
    }

    package mutating func add(_ exercise: Exercise, _ answer: CodePart) { code[exercise.path] = answer }

    package func use(in exercise: CodeExercise) -> Use {
        var used: [UsedCode] = []
        for earlier in exercise.used {
            if let answer = code[earlier.path] {
                used.append(UsedCode(earlier, answer: answer))
            } else if takesSolutions {
                used.append(UsedCode(solutionOf: earlier))
            } else {
                return .waiting(for: earlier)
            }
        }
        return .code(used)
    }
}
