import Foundation
import LessonModel
import TraceFigures

/// The Swift of a chapter's cells as one file, which its page holds and saves when its link is followed.
struct ChapterSwift {
    private let chapter: Chapter
    private let course: Course
    private let words: Words

    init(_ chapter: Chapter, of course: Course, _ words: Words) {
        self.chapter = chapter
        self.course = course
        self.words = words
    }

    /// The link; empty where the chapter has no cells.
    var html: String {
        guard !chapter.cells.isEmpty else { return "" }
        let data = Data(text.utf8).base64EncodedString()
        return "<a class=\"ui\" href=\"data:text/x-swift;charset=utf-8;base64,\(data)\""
            + " download=\"\(Markup.escaped(chapter.id)).swift\">\(Markup.escaped(words.page(.swiftOfChapter)))</a>"
    }

    /// Cells that do not run, or only to fail, are comments, so that the rest can be compiled.
    var text: String {
        let number = words.lesson(.numbered(chapter.asPart, beginsSentence: false))
        let title = "// \(course.title): \(number), \(chapter.title)"
        let imports = (["LessonRuntime"] + course.imports.map(\.name)).map { "import \($0)" }
        let cells = chapter.cells.flatMap { cell in
            let part = NumberedPart(.cell, "\(chapter.label).\(cell.number)")
            var lines = cell.code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            while lines.last?.isEmpty == true { lines.removeLast() }
            let isLeftOut = cell.isMeantToFail || cell.action == .ignore || cell.action == .compile
            return ["// \(words.lesson(.numbered(part, beginsSentence: true)))"]
                + (cell.reset ? ["// \(words.page(.newProgram))"] : [])
                + (isLeftOut ? lines.map { $0.isEmpty ? "//" : "// \($0)" } : lines) + [""]
        }
        return ([title, ""] + imports + [""] + cells).joined(separator: "\n")
    }
}
