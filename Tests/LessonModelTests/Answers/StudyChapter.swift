import StepTrace

@testable import LessonModel

/// A chapter with one thing of each kind to do, for the tests around answers.
enum StudyChapter {
    static let place = FileLocation(file: "lessons/03-scaling.md", line: 9, column: 1)

    static func code(_ text: String) -> CodePart { CodePart(text: text, place: place, fence: place) }

    static let exercise = CodeExercise(
        id: "scale-scores", number: 1, points: 2,
        starter: code("/// QKᵀ/√d.\nfunc scaled() -> Matrix {\n    <#Return them#>\n}\n"),
        solutions: [code("x\n")], checks: [Check(code: code("probe(\"p\", 1)\n"))], afterCell: 1)

    static let quiz = Quiz(
        id: "why-scale", number: 2, points: 1, question: [.text("Why divide by "), .code("√d"), .text("?")],
        choices: [
            .init(text: [.text("The variance grows")], correct: true, because: [.text("It is d.")]),
            .init(text: [.text("For speed")], correct: false, because: [.text("It costs time.")]),
            .init(text: [.text("The deviation grows")], correct: true, because: [.text("It is √d.")]),
        ], place: place)

    static let worksheet = Worksheet(
        id: "first-row", number: 3, points: 3, expression: "weights", blanks: .lines([.row(1)]), digits: 2,
        prompt: [Block(.paragraph([.text("By hand.")]), at: place)], place: place, afterCell: 1)

    static let chapter = Chapter(
        number: 3, id: "03-scaling", file: "lessons/03-scaling.md", frontMatter: FrontMatter(title: "Scaling"),
        codeExercises: [exercise], quizzes: [quiz], worksheets: [worksheet])

    static let key = WorksheetKey(
        worksheet,
        value: .matrix(
            Grid(rows: 2, columns: 3, values: [0.665, 0.2447, -.infinity, 1, 0, -0.5]), rowLabels: [], columnLabels: [])
    )!

    static func row(_ values: [Double?], line: Int = 4) -> AnswerSheet.Row {
        .init(
            values: values, place: FileLocation(file: "answers/03-scaling/answers.yml", line: line, column: 5),
            excerpt: .init(line: "  - [...]", length: 5))
    }
}
