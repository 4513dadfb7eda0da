import LessonModel
import Testing

/// What a course's pages are printed on: `paper` in `course.yml`.
struct CoursePaperTests {
    @Test(arguments: [
        ("", Paper.a4), ("paper: a4\n", .a4), ("paper: A4\n", .a4), ("paper: Letter\n", .letter),
        ("paper: legal\n", .legal),
    ])
    func whatPagesArePrintedOn(line: String, paper: Paper) async {
        let reading = await Fixtures.course(yaml: line)
        #expect(reading.course?.paper == paper)
        #expect(reading.text == "")
    }

    @Test func aPaperThatIsNotKnown() async {
        #expect(
            await Fixtures.course(yaml: "paper: b5\n").text == """
                course/course.yml:3:8: error: there is no paper 'b5'
                3 | paper: b5
                  |        ^~
                  help: pages can be printed on a4, letter, legal

                """)
        #expect(
            await Fixtures.course(yaml: "paper: leter\n").text == """
                course/course.yml:3:8: error: there is no paper 'leter'
                3 | paper: leter
                  |        ^~~~~
                  help: did you mean 'letter'?

                """)
    }

    @Test func noPaper() async {
        #expect(
            await Fixtures.course(yaml: "paper:\n").text == """
                course/course.yml:3:1: warning: 'paper' is empty
                3 | paper:
                  | ^~~~~
                  help: write 'paper: a4', or remove this line

                """)
    }
}
