import Foundation
import LessonModel
import LessonRendering
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct StudentSourceTests {
    /// `work/inner.zip`, a whole archive, and `b.7z`.
    private static let nested = """
        UEsDBBQAAAAIAFR4e12yW+M1RgAAAHoAAAAOAAAAd29yay9pbm5lci56aXAL8GZmEWEAgZCK6ti4qe+PcwHZIMwOxIl6xeWZaSU5
        qSUKiQq2CoZcAd6MTCLMuDXAQAMjA0J7gDcrG4jLCISmQFofrAQAUEsDBBQAAAAIAFR4e13pKg5hBAAAAAIAAAAEAAAAYi43ejOv
        AgBQSwECFAMUAAAACABUeHtdslvjNUYAAAB6AAAADgAAAAAAAAAAAAAAgAEAAAAAd29yay9pbm5lci56aXBQSwECFAMUAAAACABU
        eHtd6SoOYQQAAAACAAAABAAAAAAAAAAAAAAAgAFyAAAAYi43elBLBQYAAAAAAgACAG4AAACYAAAAAAA=
        """

    /// `shares.swift` with `let a = 1`, and once more with `let a = 2`.
    private static let twice = """
        UEsDBBQAAAAAAAAAIVxele/HCgAAAAoAAAAMAAAAc2hhcmVzLnN3aWZ0bGV0IGEgPSAxClBLAwQUAAAAAAAAACFcncbC7AoAAAAKAAAA
        DAAAAHNoYXJlcy5zd2lmdGxldCBhID0gMgpQSwECFAMUAAAAAAAAACFcXpXvxwoAAAAKAAAADAAAAAAAAAAAAAAAgAEAAAAAc2hhcmVz
        LnN3aWZ0UEsBAhQDFAAAAAAAAAAhXJ3GwuwKAAAACgAAAAwAAAAAAAAAAAAAAIABNAAAAHNoYXJlcy5zd2lmdFBLBQYAAAAAAgACAHQA
        AABoAAAAAAA=
        """

    /// What is said of what a student has handed in.
    private func diagnostics(of name: String, in folder: TemporaryFolder) throws -> String {
        DiagnosticText().text(try submission(of: name, in: folder).diagnostics)
    }

    private func submission(
        of name: String, in folder: TemporaryFolder, _ course: Course = Course(title: "T", folder: "l", chapters: [])
    ) throws -> Submission {
        let source = try #require(StudentSource(folder.url.appending(path: name), display: "class/\(name)"))
        return source.read(
            AnswerFileFinder(course, grading: []), HandInComparison(course: course, version: "1", words: .english))
    }

    /// With an exercise `01-first/shares`.
    static func course(points: Double = 1) -> Course {
        let place = FileLocation(file: "x", line: 1, column: 1)
        let code = CodePart(text: "x\n", place: place, fence: place)
        let exercise = CodeExercise(id: "shares", number: 1, points: points, starter: code, afterCell: 0)
        let chapter = Chapter(
            number: 1, id: "01-first", file: "01-first.md", frontMatter: FrontMatter(title: "T"),
            codeExercises: [exercise])
        return Course(title: "T", folder: "lessons", chapters: [chapter])
    }

    private static let course = Self.course()

    /// What was left out is an answer that is there: it is not "no answers".
    @Test func anAnswerThatIsLeftOutIsThere() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(String(repeating: "x", count: 1 << 20) + "x", "Ada/01-first/shares.swift")
        let submission = try submission(of: "Ada", in: folder, Self.course)
        #expect(submission.hasAnswers && submission.answers.isEmpty)
        #expect(submission.leftOut == ["01-first/shares.swift": "it is larger than 1 MiB"])
        let answers = submission.answerFolder.answers(to: Self.course.chapters[0], of: Self.course)
        let verdict = answers.verdict(on: Self.course.exercises[0], nil)
        #expect(verdict.status == .notUnderstood)
        #expect(verdict.message == "this file is left out: it is larger than 1 MiB")
        // A folder that is no answer itself may hold some.
        try folder.write("x", "Bo/1/2/3/4/5/6/7/8/9/shares.swift")
        #expect(
            try diagnostics(of: "Bo", in: folder)
                == "error: class/Bo/1/2/3/4/5/6/7/8 is left out: it is too deep in folders\n")
    }

    /// Files in the folder, two hand-ins, and one of these with the same answer twice.
    @Test func ofSeveralAnswersEachIsTold() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        func handIn(_ texts: String...) -> String {
            let answers = texts.map { HandIn.Answer(file: "01-first/shares.swift", text: $0) }
            return HandInText(
                HandIn(learner: "Ada", course: "T", version: "1", written: "now", answers: answers), words: .english
            ).text(nil)
        }
        try folder.write(handIn("let a = 1\n", "let a = 2\n"), "Ada/1.md")
        try folder.write(handIn("let a = 3\n"), "Ada/2.md")
        let submission = try submission(of: "Ada", in: folder, Self.course)
        #expect(submission.answers["01-first/shares.swift"] == Data("let a = 2\n".utf8))
        #expect(
            DiagnosticText().text(submission.diagnostics) == """
                warning: 01-first/shares.swift is in class/Ada/1.md more than once
                help: the last one was taken

                warning: class/Ada holds two answers for 01-first/shares.swift: 1.md/01-first/shares.swift was taken, \
                2.md/01-first/shares.swift was not

                """)
        try folder.write("let a = 4\n", "Ada/shares.swift")
        #expect(
            try self.submission(of: "Ada", in: folder, Self.course).answers["01-first/shares.swift"]
                == Data("let a = 4\n".utf8))
    }

    /// As `unzip` does: the last one counts.
    @Test func twoFilesOfOnePathInAnArchive() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.create()
        let data = try #require(Data(base64Encoded: Self.twice, options: .ignoreUnknownCharacters))
        try data.write(to: folder.url.appending(path: "Ada.zip"))
        let submission = try submission(of: "Ada.zip", in: folder, Self.course)
        #expect(submission.answers["01-first/shares.swift"] == Data("let a = 2\n".utf8))
        #expect(
            DiagnosticText().text(submission.diagnostics) == """
                warning: class/Ada.zip/shares.swift is in the archive more than once
                help: the last one was taken

                """)
    }

    /// Answers may be in them: they are not lost without a word.
    @Test func archivesThatAreNotUnpacked() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let data = try #require(Data(base64Encoded: Self.nested, options: .ignoreUnknownCharacters))
        try folder.write("", "Bo/essay.rar")
        for name in ["Ada.zip", "Bo/all.zip"] { try data.write(to: folder.url.appending(path: name)) }
        #expect(
            try diagnostics(of: "Ada.zip", in: folder) == """
                error: class/Ada.zip/work/inner.zip: an archive in an archive is not unpacked
                help: unpack it into a folder of the student's name

                error: class/Ada.zip/b.7z: attend does not unpack .7z
                help: unpack it into a folder of the student's name

                """)
        #expect(
            try diagnostics(of: "Bo", in: folder) == """
                error: class/Bo/all.zip/work/inner.zip: an archive in an archive is not unpacked
                help: unpack it into a folder of the student's name

                error: class/Bo/all.zip/b.7z: attend does not unpack .7z
                help: unpack it into a folder of the student's name

                error: class/Bo/essay.rar: attend does not unpack .rar
                help: unpack it into a folder of the student's name

                """)
    }

    @Test func aHandInThatIsTooLarge() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(String(repeating: "x", count: 1 << 20) + "x", "Ada.md")
        #expect(
            try diagnostics(of: "Ada.md", in: folder) == """
                error: class/Ada.md: it is larger than 1 MiB
                help: a hand-in is the .md file that 'attend hand-in' writes, or a folder with the files of the answers; \
                move what is no student's out of the class

                """)
    }
}
