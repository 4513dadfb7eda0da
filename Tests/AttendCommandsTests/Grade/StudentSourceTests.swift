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

    /// What is said of what a student has handed in.
    private func diagnostics(of name: String, in folder: TemporaryFolder) throws -> String {
        let course = Course(title: "T", folder: "lessons", chapters: [])
        let source = try #require(StudentSource(folder.url.appending(path: name), display: "class/\(name)"))
        let submission = source.read(
            AnswerFileFinder(course, grading: []), HandInComparison(course: course, version: "1", words: .english))
        return DiagnosticText().text(submission.diagnostics)
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
