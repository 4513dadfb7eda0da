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
