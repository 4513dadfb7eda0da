/// The verdicts on the answers that were checked.
package struct CheckReport: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var exercise: Exercise
        package var verdict: Verdict
        /// Whether the exercise was passed before, and is not now.
        package var wasPassed = false
        /// The exercise's heading, where it is shown in place of the id.
        package var title: String?

        package init(exercise: Exercise, verdict: Verdict) {
            self.exercise = exercise
            self.verdict = verdict
        }
    }

    /// In the order asked for.
    package var entries: [Entry]
    /// Diagnostics that belong to no single answer: a file that no exercise asks for, an `answers.yml` that cannot be read.
    package var diagnostics: [Diagnostic]

    package init(entries: [Entry] = [], diagnostics: [Diagnostic] = []) {
        self.entries = entries
        self.diagnostics = diagnostics
    }

    package var points: Double { entries.reduce(0) { $0 + $1.verdict.points } }

    package var maximumPoints: Double { entries.reduce(0) { $0 + $1.verdict.maximumPoints } }

    package var passed: Bool {
        entries.allSatisfy { $0.verdict.status == .passed } && !diagnostics.contains { $0.severity == .error }
    }

    /// Names exercises by their headings, for a reader who has not the ids in files before them.
    package mutating func nameExercises(of course: Course) {
        for index in entries.indices {
            let exercise = entries[index].exercise
            entries[index].title = course.chapter(exercise.chapter)?.title(of: exercise).map(PlainText.of)
        }
    }

    /// The first entry that is not passed.
    package var current: Entry? { entries.first { $0.verdict.status != .passed } }
}
