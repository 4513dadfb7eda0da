import Foundation
import LessonModel
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct AnswerFolderTests {
    private let folder = TemporaryFolder()
    private let chapter: Chapter = {
        let place = FileLocation(file: "lessons/03-a.md", line: 1, column: 1)
        let code = CodePart(text: "<#x#>\n", place: place, fence: place)
        return Chapter(
            number: 3, id: "03-a", file: "lessons/03-a.md", frontMatter: FrontMatter(title: "A"),
            codeExercises: [CodeExercise(id: "one", number: 1, points: 1, starter: code, afterCell: 0)],
            quizzes: [Quiz(id: "why", number: 2, points: 1, question: [], choices: [], place: place)])
    }()

    private var answers: AnswerFolder {
        found(from: folder.url)
    }

    private var course: Course { Course(title: "C", folder: "lessons", chapters: [chapter]) }

    /// The folder of answers to the course in `lessons`.
    private func found(from workingFolder: URL, named name: String? = nil, course: String? = nil) -> AnswerFolder {
        var options = CourseOptions()
        (options.course, options.answers) = (course, name)
        let lessons = CourseFolder(url: folder.url.appending(path: "lessons"), display: "lessons")
        return AnswerFolder(options, of: lessons, from: workingFolder)
    }

    /// Answers may be kept elsewhere, with a link to them.
    @Test func onlyAFileIsNoFolder() throws {
        defer { folder.remove() }
        try folder.write("", "elsewhere/03-a/one.swift")
        try folder.write("", "cases.py")
        for (link, target) in [("linked", "elsewhere"), ("file", "cases.py")] {
            try FileManager.default.createSymbolicLink(
                at: folder.url.appending(path: link), withDestinationURL: folder.url.appending(path: target))
        }
        let names = ["elsewhere", "linked", "cases.py", "file", "nothing"]
        #expect(names.filter { found(from: folder.url, named: $0).isFile } == ["cases.py", "file"])
    }

    /// Answers are found from every folder of the course, and begun beside the lessons.
    @Test func theFolderIsFoundFromBelow() throws {
        defer { folder.remove() }
        func path(_ name: String) -> URL { folder.url.appending(path: name) }
        for name in ["", "lessons", "lessons/images", "answers", "answers/03-a"] {
            #expect(found(from: path(name)).url.path == path("answers").path)
        }
        #expect(
            ["", "lessons", "answers", "answers/03-a"].map { found(from: path($0)).shown.path("03-a/one.swift") } == [
                "answers/03-a/one.swift", "../answers/03-a/one.swift", "03-a/one.swift", "one.swift",
            ])
        try folder.write("", "lessons/answers/03-a/one.swift")
        #expect(found(from: path("lessons/images")).url.path == path("lessons/answers").path)
        #expect(found(from: path("lessons"), named: "mine").url.path == path("lessons/mine").path)
        #expect(found(from: path("lessons/images"), course: "..").url.path == path("lessons/images/answers").path)
    }

    /// A course of another name holds its answers itself.
    @Test func theAnswersWithinACourse() {
        let home = CourseFolder(url: folder.url.appending(path: "mine"), display: "mine").home
        #expect(home.path == folder.url.appending(path: "mine").path)
    }

    @Test func answersAreReadAsFarAsTheyGo() throws {
        defer { folder.remove() }
        #expect(
            answers.answers(to: chapter, of: course)
                == ChapterAnswers(chapter: chapter, folder: answers.shown))
        try folder.write("// <#y#>", "answers/03-a/one.swift")
        #expect(answers.answers(to: chapter, of: course).code == ["one": .empty])
        try Data([0x66, 0xFF]).write(to: folder.url.appending(path: "answers/03-a/one.swift"))
        guard case .unreadable(let diagnostic)? = answers.answers(to: chapter, of: course).code["one"] else {
            Issue.record("read")
            return
        }
        #expect(diagnostic.message == "this file is not UTF-8 text")
        #expect(diagnostic.place == FileLocation(file: "answers/03-a/one.swift", line: 1, column: 1))
    }

    @Test func whatCannotBeReadIsSaid() throws {
        defer { folder.remove() }
        try folder.linkToNowhere("answers/03-a/one.swift")
        guard case .unreadable(let diagnostic)? = answers.answers(to: chapter, of: course).code["one"] else {
            Issue.record("read")
            return
        }
        #expect(diagnostic.message == "this file cannot be read")
        try folder.linkToNowhere("answers/03-a/answers.yml")
        #expect(
            answers.answers(to: chapter, of: course).sheetDiagnostics == [
                Diagnostic(
                    at: FileLocation(file: "answers/03-a/answers.yml", line: 1, column: 1), "this file cannot be read",
                    remedy: "make it a file that you can read, or move it away")
            ])
    }

    /// Two chapters that were one: each answer is found by its id, and what stands under the new name comes first.
    @Test func answersUnderAnEarlierName() throws {
        defer { folder.remove() }
        var chapter = chapter
        chapter.frontMatter.formerly = ["02-x"]
        var other = self.chapter
        (other.id, other.number, other.frontMatter.formerly, other.codeExercises) = ("04-b", 4, ["02-x"], [])
        other.quizzes[0].id = "which"
        let course = Course(title: "C", folder: "lessons", chapters: [chapter, other])
        try folder.write("let x = 1\n", "answers/02-x/one.swift")
        try folder.write("which: b\nwhy: _\n", "answers/02-x/answers.yml")
        try folder.write("", "answers/02-x/old.swift")
        let read = course.chapters.map { answers.answers(to: $0, of: course) }
        #expect(
            read.map(\.formerFiles) == [
                ["one": "02-x/one.swift", "why": "02-x/answers.yml"], ["which": "02-x/answers.yml"],
            ])
        #expect(read.map { $0.sheet?.entries.keys.sorted() } == [["why"], ["which"]])
        #expect(read.flatMap(\.sheetDiagnostics) == [] && read.map(\.passedOver) == [[:], [:]])
        #expect(course.chapters.allSatisfy { answers.has($0, of: course) })
        #expect(answers.everything(of: [other]).keys.sorted() == ["02-x/answers.yml"])
        #expect(answers.strays([other], of: course).map(\.message) == ["no exercise asks for answers/02-x/old.swift"])
        #expect(
            answers.notesOnFormerFolders(read) == [
                Diagnostic(
                    .note, at: nil,
                    "answers/02-x holds answers to chapters 3 and 4, which were called so before: "
                        + "'attend start 3 4' moves them")
            ])

        try folder.write("<#x#>\n", "answers/03-a/one.swift")
        try folder.write("why: a\n", "answers/03-a/answers.yml")
        #expect(answers.answers(to: chapter, of: course).formerFiles == ["one": "02-x/one.swift"])
        try folder.write("let y = 1\n", "answers/03-a/one.swift")
        try folder.write("why: b\nwhich: _\n", "answers/02-x/answers.yml")
        let newer = answers.answers(to: chapter, of: course)
        #expect(newer.formerFiles == [:])
        #expect(newer.passedOver == ["one": ["02-x/one.swift"], "why": ["02-x/answers.yml"]])
        #expect(
            newer.passedOverWarnings.map(\.message) == [
                "answers/02-x/one.swift holds an answer to 3.1 one, too, which does not count: answers/03-a/one.swift does",
                "answers/02-x/answers.yml holds an answer to 3.2 why, too, which does not count: "
                    + "answers/03-a/answers.yml does",
            ])
    }

    @Test func filesOfNoExerciseAreReported() throws {
        defer { folder.remove() }
        for name in [
            "03-a/one.swift", "03-a/answers.yml", "03-a/one.swift.old-1", "03-a/one.swift~", "03-a/.one.swift.swp",
            "03-a/ohne.swift",
            "03-b/one.swift",
        ] { try folder.write("", "answers/\(name)") }
        let strays = answers.strays([chapter], of: course)
        #expect(
            strays.map(\.message) == [
                "no exercise asks for answers/03-b", "no exercise asks for answers/03-a/ohne.swift",
            ])
        #expect(strays.map(\.remedy) == ["did you mean 'answers/03-a'?", "did you mean 'answers/03-a/one.swift'?"])
        #expect(strays.allSatisfy { $0.severity == .warning })
    }
}
