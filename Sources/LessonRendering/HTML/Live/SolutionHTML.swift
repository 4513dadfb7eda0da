package import LessonModel

/// The solution of an exercise as a served page shows it: code, the right choices with their reasons, or a worksheet's key.
///
/// Student pages do not hold it; whoever serves them decides when it is shown.
package struct SolutionHTML {
    private let exercise: Exercise
    private let part: Handout.Part
    private let words: Words
    private let text: ExercisePromptText

    /// - Parameters:
    ///   - part: the exercise's chapter, with the values of its worksheets.
    ///   - neighbours: ids of the chapters that have pages beside it.
    package init(_ exercise: Exercise, of part: Handout.Part, in handout: Handout, beside neighbours: Set<String>) {
        self.exercise = exercise
        self.part = part
        words = handout.wordsOfParts
        text = ExercisePromptText(body: handout.body(of: part, beside: neighbours))
    }

    package var html: String {
        switch exercise.work {
        case .code(let code):
            CodeExerciseHTML(
                exercise: code, label: exercise.label, edition: .teacher, text: text, words: words
            ).solutions + "\n"
        case .quiz(let quiz):
            QuizHTML(
                quiz: quiz, label: exercise.label, id: ExerciseHTML.id(of: exercise), edition: .teacher, text: text,
                words: words.page
            ).choices(where: \.correct) + "\n"
        case .worksheet(let worksheet):
            WorksheetHTML(
                worksheet: worksheet, key: part.key(to: worksheet), label: exercise.label, edition: .teacher,
                text: text,
                words: words
            ).solution + "\n"
        }
    }
}

extension Handout {
    /// Renders text of a chapter away from its page: links, images and values are as on the page.
    /// - Parameter neighbours: ids of the chapters that have pages beside it.
    package func body(of part: Part, beside neighbours: Set<String>) -> HTMLBody {
        ChapterHTML(part, in: self, layout: .pages(neighbours.union([part.chapter.id]))).body
    }
}
