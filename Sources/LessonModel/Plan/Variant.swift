/// Names one variant of an exercise's code within its chapter.
package struct VariantID: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The learner's code.
        case answer
        /// By index among the exercise's solutions.
        case solution(Int)
        /// By index among the exercise's mistakes.
        case mistake(Int)
        /// The starter; it is compiled and never run.
        case starter
        /// A solution with a small change, by index among the exercise's mutants.
        case mutant(Int)
    }

    /// The id of the exercise.
    package var exercise: String
    package var kind: Kind
    /// Which of several learners' answers it is, counted from 0; the other kinds count for themselves.
    package var answer: Int

    package init(_ exercise: String, _ kind: Kind, answer: Int = 0) {
        self.exercise = exercise
        self.kind = kind
        self.answer = answer
    }
}

/// One variant of an exercise's code, with the checks that run after it.
package struct Variant: Sendable, Hashable {
    package var id: VariantID
    /// Unique within the chapter's plan, counted from 1.
    package var number: Int
    /// Its place is in the file that it comes from: the lesson, or an answer file.
    package var code: CodePart
    package var checks: [Check]
    /// The last cell that the code sees.
    package var afterCell: Int
    /// Seconds that it may run with all of its checks; nil for what the plan says.
    package var timeout: Double?
    /// What the checks see of an answer; nil for code of the course.
    package var interface: AnswerInterface?
    /// The code of earlier exercises that it builds on, in the order of the course.
    package var used: [UsedCode]
    /// The paths of those whose functions it sees; the others are there for these.
    package var uses: [String]

    package init(
        id: VariantID, number: Int, code: CodePart, checks: [Check], afterCell: Int, timeout: Double? = nil,
        interface: AnswerInterface? = nil, used: [UsedCode] = [], uses: [String] = []
    ) {
        self.id = id
        self.number = number
        self.code = code
        self.checks = checks
        self.afterCell = afterCell
        self.timeout = timeout
        self.interface = interface
        self.used = used
        self.uses = uses
    }

    /// Whether it is a mutant: only its verdict is used, not how or where it fails.
    package var isMutant: Bool { if case .mutant = id.kind { true } else { false } }

    package var isSolution: Bool { if case .solution = id.kind { true } else { false } }

    /// Whether it is a learner's code; all other code is the course's, which is trusted.
    package var isAnswer: Bool { id.kind == .answer }

    package var isRun: Bool { id.kind != .starter }

    /// The suffix of file names in a variant's source locations: a program contains the same check once for each
    /// variant, and diagnostics must distinguish them.
    package var fileMark: String { "@\(number)" }

    /// The suffix in what variants share: checks, and the code that they build on.
    static let markOfSharedCode = "@shared"

    /// All that its source locations may have.
    package var fileMarks: [String] { [fileMark, Self.markOfSharedCode] }

    /// All code of the variant, which stands in its program under marked file names.
    package var parts: [CodePart] { [code] + checks.map(\.code) + used.map(\.code) }

    /// The solutions in a learner's program, which a learner is not to read.
    package var secretCode: [CodePart] { isAnswer ? used.filter(\.isSolution).map(\.code) : [] }

    /// How much of a program the variant needs for itself.
    ///
    /// A wrong guess only costs time: a variant that does not compile in a block is compiled again by itself.
    package var needs: CodePart.Needs { ([code] + used.map(\.code)).map(\.needs).max() ?? .block }

    /// A line of the code or of a check, with its indentation in the file; nil for a line that belongs to neither, or that a
    /// learner is not to read.
    package func sourceLine(_ line: Int, of file: String) -> String? {
        let place = FileLocation(file: file, line: line, column: 1)
        guard !secretCode.contains(where: { $0.holds(place) }), let part = parts.first(where: { $0.holds(place) })
        else { return nil }
        let lines = part.text.split(separator: "\n", omittingEmptySubsequences: false)
        let index = line - part.place.line
        guard lines.indices.contains(index) else { return nil }
        return String(repeating: " ", count: part.place.column - 1) + lines[index]
    }
}

extension CodePart {
    /// Whether a place is on one of its lines.
    package func holds(_ place: FileLocation) -> Bool { place.file == self.place.file && lines.contains(place.line) }

    /// How much of a program code needs for itself, judged by the first word of each line.
    package enum Needs: Int, Sendable, Comparable {
        /// A block of a program with others.
        case block
        /// A program, since what it imports is seen in all of it; its code can still be in a block.
        case imports
        /// The top level of a program.
        case topLevel

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    package var needs: Needs {
        let words: Set<Substring> = [
            "import", "extension", "infix", "prefix", "postfix", "precedencegroup", "public", "private", "fileprivate",
            "package", "internal",
        ]
        let end = endOfImports
        let holdsDeclaration = text.utf8.dropFirst(end).split(whereSeparator: { $0 == 10 || $0 == 13 }).contains {
            let line = Substring($0)
            return words.contains(line.prefix { $0 != " " && $0 != "\t" && $0 != "(" })
        }
        return holdsDeclaration ? .topLevel : end > 0 ? .imports : .block
    }
}
