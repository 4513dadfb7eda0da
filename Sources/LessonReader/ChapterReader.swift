package import LessonModel

/// Reads one chapter file: gives the chapter and everything wrong in it.
package struct ChapterReader: Sendable, Equatable {
    /// The file as messages name it: `lessons/04-scaling.md`.
    package var file: String
    /// The chapter's number: the one that its file's name begins with, or else its position in the course; nil for an
    /// appendix.
    package var number: Int?
    /// An appendix's letter.
    package var letter: String?
    /// The title of its part of the course.
    package var part: String?
    /// The chapter's id.
    package var id: String

    /// - Parameter id: without it, the file's name without its ending.
    package init(file: String, number: Int? = 1, letter: String? = nil, part: String? = nil, id: String? = nil) {
        self.file = file
        self.number = number
        self.letter = letter
        self.part = part
        self.id = id ?? ChapterReader.id(ofFile: file)
    }

    /// Reads the file of a chapter again.
    package init(_ chapter: Chapter) {
        self.init(
            file: chapter.file, number: chapter.number, letter: chapter.letter, part: chapter.part, id: chapter.id)
    }

    /// The chapter, and what is wrong with it by itself; its links are checked with the whole course.
    package func read(_ bytes: [UInt8]) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
        let reading = reading(bytes)
        return (reading.chapter, reading.diagnostics.inOrderOfPlaces)
    }

    /// A chapter with what is needed to check it against the rest of its course.
    struct Reading: Sendable {
        var chapter: Chapter
        var requires: [YAMLScalar]
        var formerly: [YAMLScalar]
        var data: [YAMLScalar]
        var links: [LinkUse]
        var forbiddenNames: [ForbiddenName]
        /// What exercises say that they build on, by exercise id.
        var uses: [String: [ExerciseUse]]
        /// The ids that links may name with `#`, apart from those of headings.
        var ids: Set<String>
        /// The warnings about HTML that is shown as text.
        var shownHTML: [Diagnostic]
        /// A warning for each address in HTML that pages do not follow.
        var unreadHTML: [Diagnostic]
        var diagnostics: [Diagnostic]
    }

    func reading(_ bytes: [UInt8]) -> Reading {
        let state = ReadingState(isLesson: true)
        let source = TextEncoding.read(bytes, file: file, into: &state.diagnostics)
        let front = FrontMatterReader(source: source, state: state).read()
        var reader = BlockReader(
            source: source, markdown: source.text(blankingLinesUpTo: front.lineCount), state: state)
        let blocks = reader.read() + reader.notes()
        let assembly = ExerciseAssembly(state: state)
        let exercises = assembly.exercises()
        let chapter = Chapter(
            number: number, letter: letter, part: part, id: id, file: file, frontMatter: front.frontMatter,
            blocks: blocks, cells: state.cells, inlineValues: state.inlineValues, codeExercises: exercises,
            quizzes: state.exercises.quizzes,
            worksheets: assembly.worksheets().map { $0.showingNames(of: state.cells) })
        if chapter.isAppendix { refuseExercises(of: chapter, source, state) }
        return Reading(
            chapter: chapter, requires: front.requires, formerly: front.formerly, data: front.data,
            links: state.links, forbiddenNames: state.forbiddenNames, uses: state.exercises.uses, ids: state.claimedIDs,
            shownHTML: state.shownHTML, unreadHTML: state.unreadHTML,
            diagnostics: state.diagnostics)
    }

    private func refuseExercises(of chapter: Chapter, _ source: SourceText, _ state: ReadingState) {
        for block in chapter.blocks.allBlocks {
            switch block.kind {
            case .exercise, .quiz, .worksheet:
                state.report(
                    source.error(
                        Position(line: block.place.line, column: 1), length: source.line(block.place.line).count,
                        "an appendix has no exercises", remedy: "put it into a chapter"))
            default: break
            }
        }
    }

    /// The file name without its extension; empty for `.md`.
    static func id(ofFile name: String) -> String {
        let last = name.lastPathComponent
        guard let dot = last.lastIndex(of: ".") else { return last }
        return String(last[..<dot])
    }
}
