import LessonModel
import Testing

@Suite struct RunTests {
    @Test func first() async throws {
        var lesson = Lesson()
        lesson.cell("let a = [1, 2, 3]\nprint(\"hello\", a)", show: "a.count")
        lesson.inline("Double(a.count) / 7")
        lesson.cell("func f(_ i: Int) -> Int { a[i] }\nprint(\"before\")\nprint(f(7))")
        lesson.cell("print(1)")
        for event in try await Workshop.run(lesson) { print(event) }
        for event in try await Workshop.run(lesson) { print(event) }
    }
}
