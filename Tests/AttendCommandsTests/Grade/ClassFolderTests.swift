import Foundation
import LessonModel
import LessonRendering
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct ClassFolderTests {
    private func students(_ names: KeyValuePairs<String, String>) throws -> [String] {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        for (name, text) in names { try folder.write(text, "class/\(name)") }
        let course = Course(title: "T", folder: "lessons", chapters: [])
        let (students, strays) = try ClassFolder.students(
            in: [ClassFolder("class", from: folder.url)], of: course, output: folder.url.appending(path: "out"))
        return students.map { student in
            let note = student.namesake.map { " < " + $0.message } ?? ""
            return if case .unreadable(let message, _) = student.kind { "\(student.name): \(message)" } else {
                student.name + note
            }
        } + strays.map(\.message)
    }

    /// `Å` as one character, and as a letter with a ring; a folder and its archive.
    @Test func namesakesAreNumbered() throws {
        #expect(
            try students(["\u{C5}/a": "", "A\u{30A}/a": "", "Bo/a": "", "Bo.zip": "x", "cy/a": "", "Cy/a": ""]) == [
                "\u{C5}",
                "\u{C5} (2) < two are called 'A\u{30A}': class/\u{C5}, and class/A\u{30A}, which is graded as '\u{C5} (2)'",
                "Bo", "Bo (2) < two are called 'Bo': class/Bo, and class/Bo.zip, which is graded as 'Bo (2)'",
                "Cy", "cy (2) < two are called 'cy': class/Cy, and class/cy, which is graded as 'cy (2)'",
            ])
    }

    /// Canvas gives each file the person's number, and a number of its own; Moodle may give two folders.
    @Test func entriesOfOneNumberAreOneStudent() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        for name in [
            "kimjo_222_999_hand-in.md", "kimjo_222_1000_hand-in-1.zip", "doe_33_45_answers.yml", "lee_LATE_7_8_all.zip",
            "Jo Smith_1234_assignsubmission_file/shares.swift", "Jo Smith_1234_assignsubmission_onlinetext/a.html",
            "Jo Smith_99_assignsubmission_file_all.zip", "Ada/x",
        ] { try folder.write("x", "class/\(name)") }
        let course = Course(title: "T", folder: "lessons", chapters: [])
        let students = try ClassFolder("class", from: folder.url)
            .students(of: course, output: folder.url.appending(path: "out")).students
        func entries(_ student: StudentSource) -> [String] {
            if case .entries(let names) = student.kind { names } else { [] }
        }
        #expect(
            students.map { "\($0.name) \($0.number?.platform.rawValue ?? "-") \($0.number?.number ?? "-")" } == [
                "Ada - -", "doe canvas 33", "Jo Smith moodle 99", "Jo Smith moodle 1234", "kimjo canvas 222",
                "lee canvas 7",
            ])
        #expect(
            students.map(entries) == [
                [], ["doe_33_45_answers.yml"], [],
                ["Jo Smith_1234_assignsubmission_file", "Jo Smith_1234_assignsubmission_onlinetext"],
                ["kimjo_222_999_hand-in.md", "kimjo_222_1000_hand-in-1.zip"], [],
            ])
        let numbered = try ClassFolder.students(
            in: [ClassFolder("class", from: folder.url)], of: course, output: folder.url.appending(path: "out")
        ).students.map(\.name)
        #expect(numbered == ["Ada", "doe", "Jo Smith", "Jo Smith (1234)", "kimjo", "lee"])
    }

    /// Linux gives an old zip's names as they are.
    @Test(.enabled(if: UnnamableFile.canBe)) func aNameThatIsNoText() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write("x", "class/Ada/x")
        for name in ["Bj\u{E4}rn", "Bj\u{F6}rn"] {
            try UnnamableFile.write(
                "let a = \"\(name)\"\n", "shares.swift", in: name, folder.url.appending(path: "class"))
        }
        let course = Course(title: "T", folder: "lessons", chapters: [])
        let (students, strays) = try ClassFolder.students(
            in: [ClassFolder("class", from: folder.url)], of: course, output: folder.url.appending(path: "out"))
        #expect(students.map(\.name) == ["Ada", "Bj\u{FFFD}rn", "Bj\u{FFFD}rn (2)"] && strays == [])
        let finder = AnswerFileFinder(StudentSourceTests.course(), grading: ["01-first"])
        let comparison = HandInComparison(course: course, version: "1", words: .english)
        let read = students.map { $0.read(finder, comparison) }
        #expect(
            read.map { $0.answers["01-first/shares.swift"].map { String(decoding: $0, as: UTF8.self) } } == [
                nil, "let a = \"Bj\u{E4}rn\"\n", "let a = \"Bj\u{F6}rn\"\n",
            ])
        #expect(
            read[1].diagnostics == [
                Diagnostic(
                    .warning, at: nil, "class/Bj\u{FFFD}rn: its name is not UTF-8",
                    remedy: "rename it: a zip of an old system leaves such names where it is unpacked")
            ])
    }

    @Test func whatStudentsSendInOtherForms() throws {
        let handIn = HandInText(
            HandIn(learner: "Ivan", course: "T", version: "1", written: "now", answers: []), words: .english
        ).text(nil)
        #expect(
            try students([
                "Rita.rar": "x", "Paul.pdf": "x", "Petra.txt": "3.2 b", "Sam.txt": handIn, "hand-in.md": handIn,
                "hand-in (1).md": handIn, "Void.md": "", "roster.csv": "x", "README.md": "x",
                "Quoted.md": "> " + handIn.replacing("\n", with: "\n> "),
                "Cut.md": handIn.replacing("---", with: ""),
            ]) == [
                "Cut: the first lines of this hand-in, between two lines of '---', are lost", "Ivan",
                "Ivan (2) < two are called 'Ivan': class/hand-in.md, and class/hand-in (1).md, which is graded as 'Ivan (2)'",
                "Paul: .pdf is not what answers are handed in as", "Petra: this is no hand-in",
                "Quoted: this hand-in is quoted: its lines begin with '>'", "Rita: attend does not unpack .rar", "Sam",
                "Void: this file is empty", "class/README.md belongs to no student",
                "class/roster.csv belongs to no student",
            ])
    }
}

/// A folder whose name is not UTF-8.
private enum UnnamableFile {
    #if os(Linux)
    static let canBe = true
    #else
    static let canBe = false
    #endif

    /// Writes a file into a folder.
    /// - Parameter folder: of characters below U+0100, which become a byte each.
    static func write(_ text: String, _ file: String, in folder: String, _ url: URL) throws {
        let path = Array(url.path.utf8) + [UInt8(ascii: "/")] + folder.unicodeScalars.map { UInt8($0.value) }
        try #require(mkdir(path.map { CChar(bitPattern: $0) } + [0], 0o700) == 0)
        let stream = fopen((path + [UInt8(ascii: "/")] + file.utf8).map { CChar(bitPattern: $0) } + [0], "w")
        try #require(stream != nil && fputs(text, stream!) >= 0 && fclose(stream!) == 0)
    }
}
