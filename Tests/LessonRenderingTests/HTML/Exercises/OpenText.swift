import HandoutAssets
import LessonModel

/// What a page says to everybody: prose, the code that is shown, starters, hints, questions, choices, and the page's script.
struct OpenText {
    private let texts: [String]

    init(_ chapter: Chapter) {
        var texts = [chapter.title, chapter.frontMatter.summary ?? ""] + chapter.frontMatter.objectives
        texts += Self.texts(of: chapter.blocks)
        texts += chapter.cells.filter(\.showsSource).map(\.code.text)
        for exercise in chapter.codeExercises {
            texts.append(exercise.starter.text)
            texts += exercise.starter.text.split(separator: "\n").map { String($0.drop { $0 == "/" }) }
            texts += exercise.hints.flatMap { Self.texts(of: $0.blocks) }
        }
        for quiz in chapter.quizzes {
            texts += Self.runs(of: quiz.question) + quiz.choices.flatMap { Self.runs(of: $0.text) }
        }
        texts += chapter.worksheets.flatMap { Self.texts(of: $0.prompt) }
        texts.append(HandoutAssets.script)
        self.texts = texts.map(Self.squeezed)
    }

    func contains(_ squeezed: String) -> Bool { texts.contains { $0.contains(squeezed) } }

    /// Without white space and without the marks of code in a message.
    static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "`" } }

    /// The stretches of running text between formulas, values and raw HTML, which look different on a page.
    static func runs(of inlines: [Inline]) -> [String] {
        inlines.split { inline in
            switch inline {
            case .formula, .value, .html, .note: true
            default: false
            }
        }.map { PlainText.of(Array($0)) }
    }

    private static func texts(of blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block.kind {
            case .heading(_, let text), .paragraph(let text): runs(of: text)
            case .blockQuote(let blocks), .alert(_, let blocks): texts(of: blocks)
            case .list(let list): list.items.flatMap { texts(of: $0) }
            case .code(_, let text), .html(let text): [text]
            case .table(let table): (table.header + table.rows.joined()).flatMap { runs(of: $0) }
            case .notes(let notes): notes.flatMap { texts(of: $0.blocks) }
            case .formula, .thematicBreak, .cell, .exercise, .quiz, .worksheet: []
            }
        }
    }
}
