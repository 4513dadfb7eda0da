/// A chapter or an appendix: its front matter, its text block by block, and its cells and exercises.
package struct Chapter: Sendable, Hashable {
    /// Its place in the course, counted from 1; nil for an appendix.
    package var number: Int?
    /// The letter of an appendix: `A` for the first.
    package var letter: String?
    /// The title of the part of the course that it belongs to.
    package var part: String?
    /// The file name without ending: `04-scaling`; where another chapter's file has the same name, also the folders before it:
    /// `part1-intro`.
    package var id: String
    /// The file as messages name it: `lessons/04-scaling.md`.
    package var file: String
    package var frontMatter: FrontMatter
    package var blocks: [Block]
    /// Numbered from 1 in the order of the text: `cells[0].index == 1`.
    package var cells: [Cell]
    package var inlineValues: [InlineValue]
    package var codeExercises: [CodeExercise]
    package var quizzes: [Quiz]
    package var worksheets: [Worksheet]

    package init(
        number: Int?, letter: String? = nil, part: String? = nil, id: String, file: String, frontMatter: FrontMatter,
        blocks: [Block] = [], cells: [Cell] = [],
        inlineValues: [InlineValue] = [], codeExercises: [CodeExercise] = [], quizzes: [Quiz] = [],
        worksheets: [Worksheet] = []
    ) {
        self.number = number
        self.letter = letter
        self.part = part
        self.id = id
        self.file = file
        self.frontMatter = frontMatter
        self.blocks = blocks
        self.cells = cells
        self.inlineValues = inlineValues
        self.codeExercises = codeExercises
        self.quizzes = quizzes
        self.worksheets = worksheets
    }

    package var isAppendix: Bool { number == nil }

    /// What its sections, cells, figures and formulas are numbered after: `3`, or `A`.
    package var label: String { number.map(String.init) ?? letter ?? "" }

    /// What names it in a command: its number, or the id of an appendix.
    package var nameInCommands: String { number.map(String.init) ?? id }

    /// As plain text: in lists of a terminal, in messages, in the title of a browser's tab.
    package var title: String { PlainText.of(titleText) }

    /// As pages show it.
    package var titleText: [Inline] { Inline.line(frontMatter.title) }

    /// The chapter as its own file says it: without what the course adds to its exercises.
    package var withoutCourse: Chapter {
        var chapter = self
        for index in codeExercises.indices {
            chapter.codeExercises[index].relatives = []
            chapter.codeExercises[index].uses = []
            chapter.codeExercises[index].used = []
        }
        return chapter
    }

    // MARK: Parts by name

    package func cell(_ index: Int) -> Cell? {
        // They are numbered from 1 in the order of the text, unless somebody has left some out.
        if cells.indices.contains(index - 1), cells[index - 1].index == index { return cells[index - 1] }
        return cells.first { $0.index == index }
    }

    package func codeExercise(_ id: String) -> CodeExercise? { codeExercises.first { $0.id == id } }

    package func quiz(_ id: String) -> Quiz? { quizzes.first { $0.id == id } }

    package func worksheet(_ id: String) -> Worksheet? { worksheets.first { $0.id == id } }

    /// The code exercise, quiz or worksheet of that id.
    package func exercise(_ id: String) -> Exercise? {
        if let exercise = codeExercise(id) { return asked(.code(exercise)) }
        if let quiz = quiz(id) { return asked(.quiz(quiz)) }
        return worksheet(id).map { asked(.worksheet($0)) }
    }

    // MARK: Links and images

    /// The destinations of all links, each once.
    package var linkDestinations: [String] {
        allInlines.compactMap { if case .link(let destination, _, _) = $0 { destination } else { nil } }.eachOnce
    }

    /// Without the reasons for the choices of its quizzes, which students do not see.
    var withoutReasons: Chapter {
        var chapter = self
        for quiz in chapter.quizzes.indices {
            for choice in chapter.quizzes[quiz].choices.indices { chapter.quizzes[quiz].choices[choice].because = [] }
        }
        return chapter
    }

    /// The sources of all images, each once.
    package var imageSources: [String] {
        allInlines.compactMap { if case .image(let source, _, _) = $0 { source } else { nil } }.eachOnce
    }

    /// The inlines of the text, of hints, quizzes and worksheets, in that order.
    package var allInlines: [Inline] {
        let prose = blocks + exercises.flatMap(\.hints).flatMap(\.blocks)
        let questions = quizzes.flatMap { quiz in quiz.question + quiz.choices.flatMap { $0.text + $0.because } }
        return prose.allInlines + questions.allInlines + worksheets.flatMap(\.prompt).allInlines
    }
}

/// The settings at the top of a chapter.
///
/// Its texts are as they are written, with code and formulas.
package struct FrontMatter: Sendable, Hashable {
    package var title: String
    package var summary: String?
    package var objectives: [String]
    /// Ids of the chapters to read first.
    package var requires: [String]
    /// Ids that the chapter, or a chapter that it was a part of, had before.
    package var formerly: [String]
    /// Seconds that a cell may run unless it says otherwise.
    package var timeout: Double
    /// Whether the cells are compiled with `-O`.
    package var optimize: Bool
    /// Files that the cells read, relative to the course folder.
    package var data: [String]
    /// What the chapter is based on.
    package var source: String?

    package static let defaultTimeout = 10.0

    package init(
        title: String, summary: String? = nil, objectives: [String] = [], requires: [String] = [],
        formerly: [String] = [], timeout: Double = FrontMatter.defaultTimeout, optimize: Bool = false,
        data: [String] = [], source: String? = nil
    ) {
        self.title = title
        self.summary = summary
        self.objectives = objectives
        self.requires = requires
        self.formerly = formerly
        self.timeout = timeout
        self.optimize = optimize
        self.data = data
        self.source = source
    }
}
