package import SwiftSource

/// An earlier exercise that another one builds on: answers to that one can call its functions.
package struct UsedExercise: Sendable, Hashable {
    /// The chapter's id.
    package var chapter: String
    package var id: String
    /// As learners name it: `3.4`.
    package var label: String
    /// What the code that builds on it sees of it, with the starter's types.
    package var functions: [SwiftSource.PlainFunction]
    /// A link to it from the chapter of the exercise that names it.
    package var link: String
    /// Its first solution.
    package var solution: CodePart
    /// The paths of the exercises that it builds on itself.
    package var uses: [String]
    /// The modules that the cells before it import, which its code may call.
    package var imports: [String]

    /// Unique within the course: `03-scores-softmax-output/stable-softmax`.
    package var path: String { "\(chapter)/\(id)" }

    /// The file of its answer, relative to the folder of answers.
    package var answerFile: String { path + ".swift" }

    /// What an answer that builds on it may call.
    package func sentence(_ words: CheckWords) -> String {
        words(
            .explained(
                words(.buildsOn(exercise: name)), words(.functionsOfAnswer(functions.map(\.name), in: answerFile))))
    }

    /// As messages name it: `3.4 stable-softmax`.
    package var name: String { "\(label) \(id)" }
}

extension UsedExercise {
    /// - Returns: nil where code cannot build on the exercise: it has no solution, or the starter and its solutions declare
    ///   something other than the same plain functions.
    package init?(_ exercise: CodeExercise, in chapter: Chapter, link: String) {
        guard let functions = exercise.interface.functions, let solution = exercise.solutions.first else { return nil }
        self.chapter = chapter.id
        id = exercise.id
        label = "\(chapter.label).\(exercise.number)"
        self.functions = functions
        self.link = link
        self.solution = solution
        uses = exercise.uses
        imports = chapter.cells(before: exercise).flatMap(\.code.leadingImports)
    }
}

extension Chapter {
    /// The cells whose names and imports an exercise sees.
    package func cells(before exercise: CodeExercise) -> [Cell] { cells.run(before: exercise.afterCell) }
}

extension [Cell] {
    /// Those that have run in the same program when a cell ends, or what stands right after it: from the last `reset` on.
    func run(before cell: Int) -> [Cell] {
        let before = filter { $0.index <= cell }
        return before[(before.lastIndex(where: \.reset) ?? 0)...].filter { $0.action == .run }
    }
}

extension CodeExercise {
    /// The exercises that this one names in `uses`, not those that they build on themselves.
    package var usedDirectly: [UsedExercise] { used.filter { uses.contains($0.path) } }
}

extension Course {
    /// Exercises with all that they build on, in the order of the course.
    package func withUsed(_ exercises: [Exercise]) -> [Exercise] {
        var paths = Set(exercises.map(\.path))
        for case .code(let exercise) in exercises.map(\.work) { paths.formUnion(exercise.used.map(\.path)) }
        return self.exercises.filter { paths.contains($0.path) }
    }
}

extension [Exercise] {
    /// The exercises in rounds: each builds only on those of earlier rounds.
    package var inRounds: [[Exercise]] {
        var rounds: [[Exercise]] = []
        var roundOfPath: [String: Int] = [:]
        for exercise in self {
            var round = 0
            if case .code(let code) = exercise.work {
                round = code.used.compactMap { roundOfPath[$0.path] }.max().map { $0 + 1 } ?? 0
            }
            roundOfPath[exercise.path] = round
            while rounds.count <= round { rounds.append([]) }
            rounds[round].append(exercise)
        }
        return rounds
    }
}
