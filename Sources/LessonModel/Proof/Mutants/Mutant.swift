import SwiftSource

/// A solution with one small change: an answer that the exercise's checks should not accept.
package struct Mutant: Sendable, Hashable {
    /// The id of the exercise.
    package var exercise: String
    /// Which of the exercise's solutions was changed.
    package var solution: Int
    /// Its place is that of the solution.
    package var code: CodePart
    /// Where the change begins.
    package var place: FileLocation
    package var excerpt: Diagnostic.Excerpt
    /// The line of the solution, counted from 1.
    package var line: Int
    /// What was changed, and to what: `rows → columns`.
    package var change: String

    /// Every mutant of an exercise's solutions that is not itself a solution or the starter.
    package static func mutants(of exercise: CodeExercise) -> [Mutant] {
        var known = Set((exercise.solutions + [exercise.starter]).map(\.words))
        return exercise.solutions.enumerated().flatMap { index, solution in
            SwiftSource(solution.text).mutations.compactMap { mutation in
                let mutant = Mutant(mutation, of: solution, index, in: exercise.id)
                return known.insert(mutant.code.words).inserted ? mutant : nil
            }
        }
    }

    private init(_ mutation: Mutation, of solution: CodePart, _ index: Int, in exercise: String) {
        self.exercise = exercise
        self.solution = index
        code = solution
        code.text = mutation.code
        place = solution.place(at: mutation.range.lowerBound)
        line = place.line - solution.place.line + 1
        excerpt = solution.excerpt(at: mutation.range.lowerBound)
        excerpt.length = max(1, min(mutation.range.count, excerpt.line.utf8.count - place.column + 1))
        change = "\(mutation.original) → \(mutation.replacement.isEmpty ? "nothing" : mutation.replacement)"
    }

}

/// The verdict of an exercise's checks on a mutant.
package enum MutantVerdict: String, Sendable, Hashable {
    /// It does not pass the checks.
    case caught
    case passes
    /// The compiler refuses it, so it is not an answer.
    case doesNotCompile
    /// It was stopped at a limit: on another machine the verdict could differ.
    case doesNotEnd

    package init(on mutant: Observation, by grading: Grading) {
        switch mutant.ending {
        case .doesNotCompile: self = .doesNotCompile
        case .timedOut, .overLimit: self = .doesNotEnd
        case .finished, .trapped:
            let verdict = grading.verdict(on: mutant, chapter: "", file: "")
            self = verdict.status == .passed ? .passes : .caught
        }
    }
}

/// An author's statement that a mutant may pass, and why: `equivalent="rows → columns" because="…"` on a solution's
/// fence.
package struct EquivalentMutant: Sendable, Hashable {
    /// The index of the solution whose fence has it.
    package var solution: Int
    /// The change as messages name it, with the line before it to choose one of several: `line 3: rows → columns`.
    package var change: String
    package var reason: String
    package var place: FileLocation
    package var excerpt: Diagnostic.Excerpt?

    package init(
        solution: Int, change: String, reason: String, place: FileLocation, excerpt: Diagnostic.Excerpt? = nil
    ) {
        self.solution = solution
        self.change = change
        self.reason = reason
        self.place = place
        self.excerpt = excerpt
    }

    /// Whether it names that mutant; `->` is read as the arrow, and white space is ignored.
    func matches(_ mutant: Mutant) -> Bool {
        let said = Self.plain(change)
        return mutant.solution == solution && (said == Self.plain(mutant.change) || said == Self.plain(mutant.name))
    }

    /// Whether it names the mutant's change, at whatever line and in whatever solution.
    func namesChange(of mutant: Mutant) -> Bool {
        let said = Self.plain(change)
        return said.replacing(/^line\d+:/, with: "") == Self.plain(mutant.change)
    }

    private static func plain(_ text: String) -> String {
        text.replacing("->", with: "→").filter { !$0.isWhitespace }
    }
}
