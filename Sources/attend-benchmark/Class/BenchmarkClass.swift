import Foundation

/// A class whose answers are the course's own solutions and mistakes: half of them made different by a comment, a tenth broken.
struct BenchmarkClass {
    struct Exercise {
        var chapter: String
        var id: String
        var solutions: [String] = []
        var mistakes: [String] = []
    }

    let exercises: [Exercise]
    let students: Int

    /// - Parameter lessons: the course's folder.
    init(lessons: URL, students: Int) throws {
        self.students = students
        let files = try FileManager.default.contentsOfDirectory(atPath: lessons.path).filter { $0.hasSuffix(".md") }
        var exercises: [Exercise] = []
        for file in files.sorted() {
            let text = try String(contentsOf: lessons.appending(path: file), encoding: .utf8)
            for fence in text.matches(of: /(?ms)^```swift (solution|mistake)=(\S+).*?\n(.*?)^```/) {
                let (chapter, id) = (String(file.dropLast(3)), String(fence.2))
                if exercises.last.map({ ($0.chapter, $0.id) }) ?? ("", "") != (chapter, id) {
                    exercises.append(Exercise(chapter: chapter, id: id))
                }
                if fence.1 == "solution" {
                    exercises[exercises.count - 1].solutions.append(String(fence.3))
                } else {
                    exercises[exercises.count - 1].mistakes.append(String(fence.3))
                }
            }
        }
        // The manual explains the fences of an exercise that is not the course's.
        self.exercises = exercises.filter { $0.chapter.first?.isNumber == true && !$0.solutions.isEmpty }
    }

    var submissions: Int { students * exercises.count }

    /// Writes a folder for each student.
    func write(into folder: URL) throws {
        for student in 0..<students {
            for (index, exercise) in exercises.enumerated() {
                let file = folder.appending(
                    path: String(format: "student-%03d/%@/%@.swift", student, exercise.chapter, exercise.id))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try answer(student, to: exercise, index).write(to: file, atomically: true, encoding: .utf8)
            }
        }
    }

    /// Whether an answer is different from all others.
    static func isDistinct(_ student: Int, _ exercise: Int) -> Bool { (student + exercise).isMultiple(of: 2) }

    /// Whether an answer does not compile.
    static func isBroken(_ student: Int, _ exercise: Int) -> Bool { (student * 7 + exercise * 3) % 10 == 0 }

    private func answer(_ student: Int, to exercise: Exercise, _ index: Int) -> String {
        let known = exercise.solutions + exercise.mistakes
        var text = known[(student / 2 + index) % known.count]
        if Self.isBroken(student, index) {
            text =
                [
                    text + "}\n", "let wrong: Int = \"text\"\n" + text,
                    text.replacing("return", with: "retrun") + "let x =\n",
                ][
                    student % 3]
        }
        return Self.isDistinct(student, index) ? text + "// \(student)\n" : text
    }
}
