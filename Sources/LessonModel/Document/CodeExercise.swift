import SwiftSource

/// An exercise in which the learner writes code, made of all fences with one id.
package struct CodeExercise: Sendable, Hashable {
    /// Unique within the chapter.
    package var id: String
    /// Counted from 1 among the chapter's exercises, quizzes and worksheets, in the order of the text.
    package var number: Int
    package var points: Double
    /// What the learner starts from; its doc comment is the prompt.
    package var starter: CodePart
    package var hints: [Hint]
    package var solutions: [CodePart]
    package var mistakes: [Mistake]
    /// Mutants that the author allows the checks to accept.
    package var equivalents: [EquivalentMutant] = []
    package var checks: [Check]
    /// Names that an answer must not use, as the author wrote them; `*attention*` is a family of names.
    package var without: [String] = []
    /// The names that the families in `without` stand for.
    package var relatives: Set<String> = []
    /// The paths of the exercises that it builds on: `03-scores-softmax-output/stable-softmax`.
    package var uses: [String] = []
    /// These, and those that they build on, in the order of the course.
    package var used: [UsedExercise] = []
    /// The last cell before the exercise's first fence; 0 when there is none.
    package var afterCell: Int

    package init(
        id: String, number: Int, points: Double, starter: CodePart, hints: [Hint] = [], solutions: [CodePart] = [],
        mistakes: [Mistake] = [], checks: [Check] = [], afterCell: Int
    ) {
        self.id = id
        self.number = number
        self.points = points
        self.starter = starter
        self.hints = hints
        self.solutions = solutions
        self.mistakes = mistakes
        self.checks = checks
        self.afterCell = afterCell
    }

    /// The points of each check: those that the checks give, or else equal shares of the exercise's points.
    package var pointsOfChecks: [Double] {
        if checks.contains(where: { $0.points != nil }) { return checks.map { $0.points ?? 0 } }
        return checks.map { _ in points / Double(checks.count) }
    }

    // MARK: The starter

    /// The doc comment that the starter begins with: the task, one text for each paragraph.
    package var prompt: [[Inline]] {
        starterLines.comment.map { $0.dropFirst(3).drop { $0 == " " } }
            .split { $0.isEmpty }
            .map { Inline.line($0.joined(separator: " ")) }
    }

    /// The starter's code after that comment.
    package var starterCode: String { starterLines.code.joined(separator: "\n") }

    private var starterLines: (comment: ArraySlice<Substring>, code: ArraySlice<Substring>) {
        let lines = starter.text.split(separator: "\n", omittingEmptySubsequences: false)
        let comment = lines.prefix { $0.hasPrefix("///") }
        return (comment, lines.dropFirst(comment.count))
    }

    /// What an answer has to declare, since the checks may call it: the top-level declarations that the starter and
    /// every solution have.
    var requiredDeclarations: [SwiftSource.Declaration] {
        let names = solutions.map { Set(SwiftSource($0.text).declarations.filter { $0.depth == 0 }.map(\.name)) }
        return SwiftSource(starter.text).declarations.filter { declaration in
            declaration.depth == 0 && names.allSatisfy { $0.contains(declaration.name) }
        }
    }
}

/// One hint; hints are given one at a time, in order.
package struct Hint: Sendable, Hashable {
    package var blocks: [Block]
    package var place: FileLocation

    package init(blocks: [Block], place: FileLocation) {
        self.blocks = blocks
        self.place = place
    }
}

/// A wrong answer that the author expects, and the message for it.
package struct Mistake: Sendable, Hashable {
    package var code: CodePart
    package var says: String

    package init(code: CodePart, says: String) {
        self.code = code
        self.says = says
    }
}

/// Code that observes an answer, with `probe` and `expect`.
package struct Check: Sendable, Hashable {
    package var code: CodePart
    /// `nil` when the fence does not give any.
    package var points: Double?
    /// The relative tolerance for probed numbers.
    package var tolerance: Double
    /// Whether student editions leave it out.
    package var hidden: Bool

    package static let defaultTolerance = 1e-6

    package init(
        code: CodePart, points: Double? = nil, tolerance: Double = Check.defaultTolerance, hidden: Bool = false
    ) {
        self.code = code
        self.points = points
        self.tolerance = tolerance
        self.hidden = hidden
    }
}
