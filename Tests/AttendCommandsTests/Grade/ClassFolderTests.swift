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
