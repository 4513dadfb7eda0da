import LessonModel
import StepTrace
import TraceFigures

/// What the script of a page is told of its questions and worksheets, to keep answers to them and to save these as a
/// hand-in.
///
/// It holds nothing that the page does not show anyway. Answers are kept under the digest of the course's title and the exercise's path, so that a page that is printed anew
/// shows them again. A question whose choices are others than before, or a worksheet with other blanks, is another
/// exercise, which they do not belong to.
struct AnswersJSON {
    private let parts: [Handout.Part]
    private let handout: Handout

    init(_ parts: [Handout.Part], in handout: Handout) {
        self.parts = parts
        self.handout = handout
    }

    /// Nil for pages without anything to fill in or to choose.
    var json: String? {
        guard let version = handout.version, handout.edition == .student else { return nil }
        let chapters = parts.compactMap(chapter)
        guard !chapters.isEmpty else { return nil }
        let title = handout.course.title
        let opening = HandInOpening(course: title, version: version, words: handout.words)
        return Markup.json(
            JSONValue.object([
                .init("course", .string(String(SHA256(title.utf8).hexadecimal.prefix(12)))),
                .init("opening", JSONValue(opening.pieces)), .init("chapters", .array(chapters)),
            ]))
    }

    /// The chapter's questions and worksheets that can be answered on the page.
    static func exercises(of part: Handout.Part) -> [Exercise] {
        part.chapter.exercisesOfSheet.filter { exercise in
            guard case .worksheet(let worksheet) = exercise.work else { return true }
            return part.key(to: worksheet) != nil
        }
    }

    private func chapter(_ part: Handout.Part) -> JSONValue? {
        let exercises = Self.exercises(of: part)
        guard let file = exercises.first?.answerFile else { return nil }
        return .object([
            .init("label", .string(part.chapter.label)), .init("title", .string(HandInText.title(of: file))),
            .init("info", .string(HandInText.info(on: file))),
            .init("exercises", .array(exercises.map { self.exercise($0, part) })),
        ])
    }

    private func exercise(_ exercise: Exercise, _ part: Handout.Part) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(exercise.id)), .init("path", .string(exercise.path)),
            .init("at", .string(ExerciseHTML.id(of: exercise))),
        ]
        let asked: String
        switch exercise.work {
        case .code: asked = ""
        case .quiz(let quiz): asked = quiz.choices.map { PlainText.of($0.text) }.joined(separator: "\n")
        case .worksheet(let worksheet):
            let keys = part.key(to: worksheet).map { [worksheet.id: $0] } ?? [:]
            asked = AnswerTemplate(part.chapter).blankAnswer(exercise, keys: keys)
            members.append(.init("sheet", .string(String(asked.dropLast()))))
        }
        members.append(.init("of", .string(String(SHA256(asked.utf8).hexadecimal.prefix(8)))))
        return .object(members)
    }

    /// The words of the script, with marks such as `{text}` to be filled.
    static func words(_ words: PageWords) -> String {
        let phrases: [(String, PagePhrase)] = [
            ("nothing", .nothingFilledIn), ("saved", .answersSaved(as: handInFile)),
            ("right", .rightAnswer), ("wrong", .wrongAnswer), ("some", .incompleteAnswer),
            ("entries", .rightEntries("{right}", of: "{count}")), ("point", .decimalPoint(for: "{text}")),
            ("noNumber", .noNumber("{text}")),
        ]
        return Markup.json([("file", handInFile)] + phrases.map { ($0.0, words($0.1)) })
    }

    /// A hand-in of this name is called by the name in it when a class is graded.
    private static let handInFile = "hand-in.md"
}

extension Handout.Part {
    /// The key of a worksheet; nil when it could not be computed.
    func key(to worksheet: Worksheet) -> WorksheetKey? {
        worksheets[worksheet.id].flatMap { WorksheetKey(worksheet, value: $0) }
    }
}
