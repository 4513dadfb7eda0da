import LessonModel
import Testing

@testable import AttendCommands

/// Answers are found wherever a student has put them.
@Suite struct AnswerFileFinderTests {
    private static let course: Course = {
        let place = FileLocation(file: "x", line: 1, column: 1)
        func chapter(_ number: Int, _ id: String, _ exercises: [String], hasSheet: Bool = false) -> Chapter {
            let code = CodePart(text: "x\n", place: place, fence: place)
            let all = exercises.enumerated().map { index, id in
                CodeExercise(id: id, number: index + 1, points: 1, starter: code, afterCell: 0)
            }
            let quiz = Quiz(id: "why", number: 9, points: 1, question: [], choices: [], place: place)
            return Chapter(
                number: number, id: id, file: id + ".md", frontMatter: FrontMatter(title: id), codeExercises: all,
                quizzes: hasSheet ? [quiz] : [])
        }
        return Course(
            title: "T", folder: "lessons",
            chapters: [
                chapter(1, "01-first", ["shares", "same"], hasSheet: true), chapter(2, "02-next", ["same", "mean"]),
            ])
    }()

    /// Both chapters have questions.
    private static let courseWithSheets: Course = {
        var course = Self.course
        course.chapters[1].quizzes = course.chapters[0].quizzes
        course.chapters[1].quizzes[0].id = "how"
        return course
    }()

    private func find(_ paths: String...) -> [String] {
        let (found, strays) = AnswerFileFinder(Self.course, grading: ["01-first", "02-next"]).find(in: paths)
        return found.map { "\($0.answerFile) < \($0.path)" + $0.others.map { ", not \($0)" }.joined() }
            + strays.map { "stray \($0)" }
    }

    @Test func foldersOfAnyDepthUpToALimit() {
        #expect(find("answers/01-first/shares.swift") == ["01-first/shares.swift < answers/01-first/shares.swift"])
        #expect(find("01-first/shares.swift") == ["01-first/shares.swift < 01-first/shares.swift"])
        #expect(find("Ada/answers/02-next/same.swift") == ["02-next/same.swift < Ada/answers/02-next/same.swift"])
        #expect(find("a/b/c/d/e/f/g/same.swift") == ["stray a/b/c/d/e/f/g/same.swift"])
    }

    @Test func foldersOfEarlierNames() {
        var course = Self.course
        course.chapters[0].frontMatter.formerly = ["00-old"]
        course.chapters[1].frontMatter.formerly = ["00-old", "01-first"]
        let (found, strays) = AnswerFileFinder(course, grading: ["01-first", "02-next"]).find(in: [
            "00-old/shares.swift", "answers/00-old/answers.yml", "01-first/mean.swift", "00/mean.swift",
            "00-old/x.swift",
        ])
        #expect(
            found.map { "\($0.answerFile) < \($0.path)" } == [
                "02-next/mean.swift < 00/mean.swift", "00-old/shares.swift < 00-old/shares.swift",
                "00-old/answers.yml < answers/00-old/answers.yml", "01-first/mean.swift < 01-first/mean.swift",
            ])
        #expect(strays == ["00-old/x.swift"])
    }

    @Test func aFileNameAloneIfItIsUnique() {
        #expect(find("shares.swift") == ["01-first/shares.swift < shares.swift"])
        #expect(find("home work/Mean.SWIFT") == ["02-next/mean.swift < home work/Mean.SWIFT"])
        #expect(find("same.swift") == ["stray same.swift"])
        #expect(find("2/same.swift") == ["02-next/same.swift < 2/same.swift"])
        #expect(find("answers.yml") == ["01-first/answers.yml < answers.yml"])
    }

    @Test(arguments: [
        ("01-first/Shares (1).swift", "01-first/shares.swift"),
        ("answers/01-first/shares.swift.txt", "01-first/shares.swift"),
        ("01-first/shres.swift", "01-first/shares.swift"), ("2/Same copy.swift", "02-next/same.swift"),
        ("01-first/answers.yaml", "01-first/answers.yml"), ("mean_.txt", nil), ("essay.docx", nil),
        ("Mean (2).swift", "02-next/mean.swift"), ("mean - Copy.swift", "02-next/mean.swift"),
        ("mean - Kopie (2).swift", "02-next/mean.swift"), ("mean copy 2.swift", "02-next/mean.swift"),
        ("Copy of mean.swift", "02-next/mean.swift"), ("2/same - copy.swift", "02-next/same.swift"),
        ("01-first/Untitled.swift", nil), ("same (1).swift", nil),
    ])
    func aNearMissIsMeantForAnExercise(path: String, meant: String?) {
        let finder = AnswerFileFinder(Self.course, grading: ["01-first", "02-next"])
        #expect(finder.find(in: [path]).strays == [path])
        #expect(finder.meant(by: path) == meant)
    }

    /// What Canvas and Moodle put before the name, and Canvas behind it.
    @Test func theNamesOfDownloads() {
        #expect(find("doe_33_44_shares.swift") == ["01-first/shares.swift < doe_33_44_shares.swift"])
        #expect(find("doe_LATE_33_44_mean-2.swift") == ["02-next/mean.swift < doe_LATE_33_44_mean-2.swift"])
        #expect(
            find("J D_33_assignsubmission_file_shares.swift") == [
                "01-first/shares.swift < J D_33_assignsubmission_file_shares.swift"
            ])
        #expect(find("mean-2.swift") == ["stray mean-2.swift"])
    }

    /// The ids in it say which chapter's it is.
    @Test func aSheetIsFoundByItsKeys() {
        let paths = ["answers.yml", "answers (1).yml", "answers-2.yml"]
        let texts = ["answers (1).yml": "# Mine\nhow: a\n", "answers-2.yml": "who: b\n"]
        #expect(
            AnswerFileFinder(Self.courseWithSheets, grading: ["01-first", "02-next"])
                .find(in: paths) { texts[$0] }.found.map { "\($0.answerFile) < \($0.path)" } == [
                    "02-next/answers.yml < answers (1).yml"
                ])
        #expect(
            AnswerFileFinder(Self.courseWithSheets, grading: ["01-first", "02-next"])
                .find(in: ["answers.yml"]) { _ in "why: a\nhow: b\n" }.strays == ["answers.yml"])
    }

    @Test func theBestPlaceIsTaken() {
        #expect(
            find("shares.swift", "old/01-first/shares.swift", "01-first/shares.swift") == [
                "01-first/shares.swift < 01-first/shares.swift, not old/01-first/shares.swift, not shares.swift"
            ])
    }
}
