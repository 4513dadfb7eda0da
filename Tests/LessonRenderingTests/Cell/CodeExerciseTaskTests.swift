import LessonModel
import Testing

@testable import LessonRendering

@Suite struct CodeExerciseTaskTests {
    @Test(arguments: [
        ("/// Write it.", ["softmax", "attention"], ["Write it.", "Do it without `softmax`, `attention`."]),
        ("/// It.", ["*softmax*", "tanh"], ["It.", "Do it without everything named after `softmax`, `tanh`."]),
        ("/// `softmax` is not allowed.", ["*softmax*"], ["`softmax` is not allowed."]),
        ("/// `softmax` is not allowed.", ["softmax", "attention"], ["`softmax` is not allowed."]),
        ("/// Not `Matrix.softmax(_:)`.", ["softmax"], ["Not `Matrix.softmax(_:)`."]),
        (
            "/// Like softmax, of `softmaxed` rows.", ["softmax"],
            ["Like softmax, of `softmaxed` rows.", "Do it without `softmax`."]
        ),
        ("/// Write it.", [], ["Write it."]),
    ])
    func namesToDoWithoutAreSaidWhereTheTaskDoesNot(comment: String, without: [String], task: [String]) {
        let place = FileLocation(file: "a.md", line: 1, column: 1)
        var exercise = CodeExercise(
            id: "a", number: 1, points: 1,
            starter: CodePart(text: comment + "\nfunc f() {}\n", place: place, fence: place),
            afterCell: 0)
        exercise.without = without
        let texts = exercise.task(.english).map { paragraph in
            paragraph.map { inline in
                switch inline {
                case .text(let text): text
                case .code(let code): "`\(code)`"
                default: "?"
                }
            }.joined()
        }
        #expect(texts == task)
    }
}
