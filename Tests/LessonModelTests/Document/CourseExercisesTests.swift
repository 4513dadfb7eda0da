import Testing

@testable import LessonModel

@Suite struct CourseExercisesTests {
    private let course: Course = {
        var other = StudyChapter.chapter
        other.number = 4
        other.id = "04-masks"
        other.frontMatter.title = "Masks"
        other.codeExercises[0].id = "mask-scores"
        other.worksheets = []
        return Course(
            title: "A course", folder: "lessons", chapters: [StudyChapter.chapter, other], unlisted: ["13-more.md"])
    }()

    @Test func exercisesComeInTheOrderOfTheText() {
        #expect(StudyChapter.chapter.exercises.map(\.label) == ["3.1", "3.2", "3.3"])
        #expect(
            StudyChapter.chapter.exercises.map(\.answerFile) == [
                "03-scaling/scale-scores.swift", "03-scaling/answers.yml", "03-scaling/answers.yml",
            ])
    }

    @Test(arguments: [
        "3.1", "03.1", "scale-scores", "03-scaling/scale-scores", "3/scale-scores", "Scale-Scores",
        "answers/03-scaling/scale-scores.swift",
    ])
    func allNamesOfAnExercise(name: String) throws {
        #expect(try course.exercise(named: name).path == "03-scaling/scale-scores")
    }

    @Test func anIdOfSeveralChaptersNeedsItsChapter() throws {
        let error = #expect(throws: UnknownExercise.self) { try course.exercise(named: "why-scale") }
        #expect(error?.message == "'why-scale' fits several exercises: 03-scaling/why-scale, 04-masks/why-scale")
        #expect(try course.exercise(named: "masks/why-scale").path == "04-masks/why-scale")
    }

    @Test(arguments: [
        ("scale-score", "no exercise is called 'scale-score'; did you mean 'scale-scores'?"),
        ("3.9", "no exercise is called '3.9'; chapter 3 has 3.1 to 3.3"),
        ("99.9", "no exercise is called '99.9'; the chapters are 3 and 4"),
        ("scales", "no exercise is called 'scales'; did you mean 'scale-scores'?"),
        ("skores", "no exercise is called 'skores'; did you mean 'scale-scores'?"),
        (
            "nothing alike",
            """
            no exercise is called 'nothing alike'; 'attend' lists the chapters, and 'attend run CHAPTER' shows the \
            exercises of one
            """
        ),
        ("13.1", "no exercise is called '13.1': course.yml does not list '13-more.md'"),
        ("13-more/first", "no exercise is called '13-more/first': course.yml does not list '13-more.md'"),
    ])
    func anUnknownNameGetsASuggestion(name: String, message: String) {
        let error = #expect(throws: UnknownExercise.self) { try course.exercise(named: name) }
        #expect(error?.message == message)
    }

    @Test func theSheetOfAChapterIsItsQuestionsAndWorksheets() throws {
        #expect(try course.exercises(named: ["answers/03-scaling/answers.yml"]).map(\.label) == ["3.2", "3.3"])
    }

    @Test func chaptersAndExercisesTogether() throws {
        #expect(try course.exercises(named: ["4", "3.2", "mask-scores"]).map(\.label) == ["4.1", "4.2", "3.2"])
        #expect(try course.exercises(named: ["all"]).count == 5)
        let error = #expect(throws: UnknownExercise.self) { try course.exercises(named: ["maskz"]) }
        #expect(error?.message == "no exercise or chapter is called 'maskz'; did you mean 'Masks'?")
    }
}
