import LessonModel

/// What kind of work an exercise is, in words.
enum WorkKind {
    case code, quiz, worksheet

    init(_ work: Exercise.Work) {
        self =
            switch work {
            case .code: .code
            case .quiz: .quiz
            case .worksheet: .worksheet
            }
    }

    /// What it is called in front of its number.
    var name: String {
        switch self {
        case .code: "Exercise"
        case .quiz: "Question"
        case .worksheet: "Worksheet"
        }
    }

    /// How it is done.
    var manner: String {
        switch self {
        case .code: "Code"
        case .quiz: "Multiple choice"
        case .worksheet: "By hand"
        }
    }

    /// A heading without the manner of work before a colon, `Code: a judge`; nil when it does not begin with it.
    func withoutManner(_ heading: [Inline]) -> [Inline]? {
        guard case .text(let words)? = heading.first, words.hasPrefix(manner + ": ") else { return nil }
        return [.text(String(words.dropFirst(manner.count + 2)).withCapital)] + heading.dropFirst()
    }

    func isNamed(by block: Block) -> Bool {
        guard case .heading(_, let text) = block.kind else { return false }
        return withoutManner(text) != nil
    }
}
