import Foundation
import LessonModel
import LessonReader
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct OutputUpdaterTests {
    private static let lesson = "---\ntitle: T\n---\n```swift\nprint(2)\n```\n```output\n1\n```\n"
    private let folder = TemporaryFolder()
    private let chapter = ChapterReader(file: "lessons/01-a.md", number: 1).read(Array(lesson.utf8)).chapter

    /// The proof of the chapter, whose cell prints 2.
    private var proof: ChapterProof {
        var report = ChapterReport(chapter)
        report.apply(.printed("2\n", cell: 1))
        report.apply(.cellFinished(1, .passed, seconds: 0))
        return ChapterProof(chapter, report, ChapterObservations())
    }

    private func update(_ text: String) throws -> (left: [Diagnostic], accepted: Int, file: String?) {
        defer { folder.remove() }
        try folder.write(text, "01-a.md")
        var proof = proof
        try #require(proof.drifts.count == 1)
        let left = try OutputUpdater(chapter, folder.url.appending(path: "01-a.md")).update(&proof)
        return (left, proof.accepted, folder.read("01-a.md"))
    }

    /// The course says what an exercise builds on and which names a family stands for; the file alone does not.
    @Test func whatTheCourseAddsIsNoChange() async throws {
        defer { folder.remove() }
        let exercise = "```swift exercise=a without=\"*soft*\"\nfunc f() -> Int { <#1#> }\n```\n"
        let parts = "```swift solution=a\nfunc f() -> Int { 1 }\n```\n```swift check=a\nprobe(\"f\", f())\n```\n"
        try folder.write(Self.lesson + exercise + parts, "01-a.md")
        try folder.write("format: 1\ntitle: C\nmodules: [M]\nchapters: [01-a.md]\n", "course.yml")
        try folder.write("public func softmax() {}\n", "M/M.swift")
        let path = folder.url.path(percentEncoded: false)
        let reading = await CourseReader.read(folder: path, display: "lessons", files: .disk)
        let chapter = try #require(reading.course?.chapters.first)
        try #require(chapter.codeExercises.first?.relatives == ["softmax"])
        var report = ChapterReport(chapter)
        report.apply(.printed("2\n", cell: 1))
        report.apply(.cellFinished(1, .passed, seconds: 0))
        var proof = ChapterProof(chapter, report, ChapterObservations())
        #expect(try OutputUpdater(chapter, folder.url.appending(path: "01-a.md")).update(&proof) == [])
        #expect(proof.accepted == 1)
    }

    @Test func theProvedFileIsUpdated() throws {
        let (left, accepted, file) = try update(Self.lesson)
        #expect(left == [] && accepted == 1)
        #expect(file == Self.lesson.replacing("\n1\n", with: "\n2\n"))
    }

    @Test(arguments: [
        lesson.replacing("title: T", with: "title: Other"), lesson.replacing("\n1\n", with: "\n7\n"), "",
        lesson + "More.\n",
    ])
    func aFileThatHasChangedIsNotWritten(text: String) throws {
        let (left, accepted, file) = try update(text)
        #expect(
            left == [
                Diagnostic(
                    at: nil, "lessons/01-a.md was changed while it was being proved; nothing in it was taken over",
                    remedy: "run 'attend verify 1 --accept' again")
            ])
        #expect(accepted == 0 && file == text)
    }

    /// What nobody sees would be in the file, and what a fence cannot hold would not verify.
    @Test(arguments: ["\u{1B}[31mred\n", "a\0b\n"])
    func whatCannotBeWrittenStaysADrift(printed: String) throws {
        defer { folder.remove() }
        try folder.write(Self.lesson, "01-a.md")
        var report = ChapterReport(chapter)
        report.apply(.printed(printed, cell: 1))
        report.apply(.cellFinished(1, .passed, seconds: 0))
        var proof = ChapterProof(chapter, report, ChapterObservations())
        #expect(try OutputUpdater(chapter, folder.url.appending(path: "01-a.md")).update(&proof) == [])
        #expect(proof.accepted == 0 && proof.drifts.count == 1 && folder.read("01-a.md") == Self.lesson)
    }

    @Test func whatAFenceWouldNotGiveBackStaysADrift() throws {
        defer { folder.remove() }
        var proof = proof
        proof.drifts[0].printed = "\u{2028}x\n"
        proof.drifts[0].expected.bytes = 4..<4
        try folder.write(Self.lesson, "01-a.md")
        #expect(try OutputUpdater(chapter, folder.url.appending(path: "01-a.md")).update(&proof) == [])
        #expect(proof.accepted == 0 && folder.read("01-a.md") == Self.lesson)
        #expect(
            proof.diagnostics.map(\.remedy) == [
                "mend the cell, or leave the fence out: what it prints cannot be written into one"
            ])
    }

    /// Others may rely on the link, and on who may read the file.
    @Test func aLinkStaysALinkAndTheModeStays() throws {
        defer { folder.remove() }
        try folder.write(Self.lesson, "real/a.md")
        let real = folder.url.appending(path: "real/a.md")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
        let link = folder.url.appending(path: "01-a.md")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "real/a.md")
        var proof = proof
        #expect(try OutputUpdater(chapter, link).update(&proof) == [])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "real/a.md")
        #expect(folder.read("real/a.md") == Self.lesson.replacing("\n1\n", with: "\n2\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: real.path)[.posixPermissions]
        #expect(mode as? Int == 0o640)
    }
}
