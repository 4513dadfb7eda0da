import LessonModel

/// The fences of a chapter's exercises in the order of the text, before they are combined by id.
struct ExerciseParts {
    enum Part {
        case starter(CodePart, points: Double?, without: [String], uses: [ExerciseUse])
        case solution(CodePart, equivalents: [EquivalentMutant])
        case mistake(Mistake)
        case check(Check)
        case hint(Hint)
    }

    struct Entry {
        var part: Part
        var id: String
        /// The position of the key that names the exercise, for messages.
        var position: Position
        var length: Int
        var source: SourceText
        /// The number of cells before it.
        var afterCell: Int
        /// A starter's number among exercises, quizzes and worksheets; 0 for the other parts.
        var number: Int

        var isHint: Bool { if case .hint = part { true } else { false } }
    }

    private(set) var entries: [Entry] = []
    var quizzes: [Quiz] = []
    var worksheets: [Worksheet] = []
    private var numbers = 0
    /// The ids of exercises that a misspelt fence belongs to: what they lack for that is not reported too.
    private(set) var misspelt: Set<String> = []

    /// What exercises say that they build on, by exercise id.
    var uses: [String: [ExerciseUse]] {
        var uses: [String: [ExerciseUse]] = [:]
        for entry in entries {
            if case .starter(_, _, _, let names) = entry.part, !names.isEmpty { uses[entry.id] = names }
        }
        return uses
    }

    /// Notes the exercises that a fence with a misspelt word names.
    mutating func addMisspelt(_ items: [InfoString.Item]) {
        for item in items where Suggestion.nearest(to: item.key, among: FenceKind.parts.keys) != nil {
            if let id = item.value { misspelt.insert(id) }
        }
    }

    /// The next number for an exercise, quiz or worksheet.
    mutating func nextNumber() -> Int {
        numbers += 1
        return numbers
    }

    mutating func add(
        _ part: Part, to id: String, at item: InfoString.Item, in source: SourceText, afterCell: Int = 0
    ) {
        var number = 0
        if case .starter = part { number = nextNumber() }
        entries.append(
            Entry(
                part: part, id: id, position: item.position, length: item.length,
                source: source, afterCell: afterCell, number: number))
    }
}
