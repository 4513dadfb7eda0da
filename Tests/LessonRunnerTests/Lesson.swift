import LessonModel

/// A small chapter of cells and inline values, built directly so that these tests need no reader.
struct Lesson {
    private(set) var chapter: Chapter
    var imports: [ModuleImport] = []
    private var nextLine: Int

    static let file = "lessons/mini.md"

    /// - Parameter timeout: seconds for each cell; on a busy machine the report of a trap alone may take ten.
    init(timeout: Double = 120, linesOfProse: Int = 0) {
        nextLine = 3 + linesOfProse
        chapter = Chapter(
            number: 1, id: "mini", file: Lesson.file, frontMatter: FrontMatter(title: "Mini", timeout: timeout))
    }

    /// Adds a cell with a fence on its own line.
    ///
    /// `show` is the trailing expression.
    @discardableResult
    mutating func cell(
        _ code: String, show: String? = nil, action: Cell.Action = .run, warns: Bool = false, timeout: Double? = nil,
        reset: Bool = false, column: Int = 1
    ) -> Lesson {
        let text = code + (show.map { (code.isEmpty || code.hasSuffix("; ") ? "" : "\n") + $0 } ?? "") + "\n"
        let end = text.utf8.count - 1
        let part = CodePart(
            text: text, place: FileLocation(file: Lesson.file, line: nextLine + 1, column: column),
            fence: FileLocation(file: Lesson.file, line: nextLine, column: column))
        chapter.cells.append(
            Cell(
                index: chapter.cells.count + 1, code: part, action: action,
                failure: Self.words[action].map { attribute($0, column) },
                warning: warns ? attribute("warns", column) : nil, timeout: timeout, reset: reset,
                trailingExpression: show.map { (end - $0.utf8.count)..<end }))
        nextLine += part.lineCount + 3
        return self
    }

    private static let words: [Cell.Action: String] = [.failToCompile: "fails=compile", .trap: "fails=trap"]

    /// The attribute of a fence on the next line.
    private func attribute(_ word: String, _ column: Int) -> FailureAttribute {
        let line = String(repeating: " ", count: column - 1) + "```swift "
        return FailureAttribute(
            place: FileLocation(file: Lesson.file, line: nextLine, column: line.count + 1),
            excerpt: .init(line: line + word, length: word.count))
    }

    /// Adds an inline value on a line of its own.
    mutating func inline(_ expression: String, digits: Int = 3) {
        chapter.inlineValues.append(
            InlineValue(
                index: chapter.inlineValues.count, expression: expression, digits: digits,
                place: FileLocation(file: Lesson.file, line: nextLine, column: 20),
                line: "Prose, as `{swift} \(expression)`.", afterCell: chapter.cells.count))
        nextLine += 2
    }

    var plan: ChapterPlan { ChapterPlan(chapter, imports: imports) }
}
