import LessonModel

/// What a chapter keeps from its students: solutions, mistakes, what is said to them, reasons, hidden checks.
struct SealedText: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case solution, mistake, message, reason
        case hiddenCheck = "hidden check"
    }

    var kind: Kind
    /// The id of the exercise or question.
    var exercise: String
    /// Without white space, so that layout does not matter.
    var text: String

    /// Everything that a student page of the chapter must not hold, line by line and sentence by sentence.
    ///
    /// What the chapter says openly elsewhere is no secret; neither is what is too short to give anything away.
    static func of(_ chapter: Chapter) -> [SealedText] {
        let open = OpenText(chapter)
        var seen: Set<SealedText> = []
        return everything(in: chapter).filter {
            $0.text.count >= shortest && !open.contains($0.text) && seen.insert($0).inserted
        }
    }

    /// Fewer characters than this are in any code and any prose.
    private static let shortest = 10

    private static func everything(in chapter: Chapter) -> [SealedText] {
        var all: [SealedText] = []
        func seal(_ kind: Kind, _ id: String, _ texts: [String]) {
            all += texts.map { SealedText(kind: kind, exercise: id, text: OpenText.squeezed($0)) }
        }
        for exercise in chapter.codeExercises {
            for solution in exercise.solutions { seal(.solution, exercise.id, pieces(of: solution)) }
            for mistake in exercise.mistakes {
                seal(.mistake, exercise.id, pieces(of: mistake.code))
                seal(.message, exercise.id, sentences(of: [mistake.says]))
            }
            for check in exercise.checks where check.hidden { seal(.hiddenCheck, exercise.id, pieces(of: check.code)) }
        }
        for quiz in chapter.quizzes {
            for choice in quiz.choices { seal(.reason, quiz.id, sentences(of: OpenText.runs(of: choice.because))) }
        }
        return all
    }

    /// Code as a whole, the inside of its braces, and each of its lines.
    private static func pieces(of code: CodePart) -> [String] {
        var pieces = [code.text] + code.text.split(separator: "\n").map(String.init)
        for text in pieces {
            guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end else { continue }
            pieces.append(String(text[text.index(after: start)..<end]))
        }
        return pieces
    }

    private static func sentences(of runs: [String]) -> [String] {
        runs.flatMap { run in [run] + run.split(separator: /[.:;?!]\s+/).map(String.init) }
    }
}
