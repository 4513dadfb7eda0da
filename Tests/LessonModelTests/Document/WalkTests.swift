import Formulas
import LessonModel
import Testing

/// Every block and every inline is met once, in the order of the text, whatever it is nested in.
struct WalkTests {
    private static let place = FileLocation(file: "a.md", line: 1, column: 1)

    private static func block(_ kind: Block.Kind) -> Block { Block(kind, at: place) }
    private static func text(_ text: String) -> Block { block(.paragraph([.text(text)])) }

    private static let table = Table(
        alignments: [.none, .none], header: [[.text("e")], [.code("f")]],
        rows: [[[.text("g")], [.strong([.text("h")])]]])

    private static let list = List(start: nil, tight: true, items: [[text("c")], [text("d")]])

    private static let blocks = [
        block(.heading(level: 1, [.text("a")])),
        block(.blockQuote([text("b"), block(.list(list))])),
        block(.alert(.note, [block(.table(table))])),
        text("i"),
    ]

    @Test func allBlocksAreMetInOrder() {
        let kinds = Self.blocks.allBlocks.map { block in
            switch block.kind {
            case .heading: "heading"
            case .paragraph: "paragraph"
            case .blockQuote: "quote"
            case .list: "list"
            case .alert: "alert"
            case .table: "table"
            default: "other"
            }
        }
        #expect(
            kinds == ["heading", "quote", "paragraph", "list", "paragraph", "paragraph", "alert", "table", "paragraph"])
    }

    @Test func allInlinesAreMetInOrder() {
        let words = Self.blocks.allInlines.compactMap { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .strong: "<"
            default: nil
            }
        }
        #expect(words == ["a", "b", "c", "d", "e", "f", "g", "<", "h", "i"])
    }

    @Test func childrenAreReplacedOneLevelDeep() {
        let changed = Self.blocks[1].replacingChildren { _ in Self.text("x") }
        #expect(changed == Self.block(.blockQuote([Self.text("x"), Self.text("x")])))
        #expect(Self.blocks[3].replacingChildren { _ in Self.text("x") } == Self.blocks[3])
    }

    private static let sentence: [Inline] = [
        .text("See "), .emphasis([.link(destination: "b.md", title: "", [.strong([.text("b")]), .code("c")])]),
        .softBreak, .image(source: "d.png", title: "", [.text("d")]), .html("<br>"), .value(3),
    ]

    @Test func linksGiveWayToTheirText() {
        #expect(
            Self.sentence.withoutLinks == [
                .text("See "), .emphasis([.strong([.text("b")]), .code("c")]), .softBreak, .text("d"), .html("<br>"),
                .value(3),
            ])
    }

    @Test func plainTextAsksForWhatIsNoText() throws {
        let formula = try Formula(parsing: "x^2")
        let text = (Self.sentence + [.formula(formula)]).plainText { inline in
            switch inline {
            case .code(let code): "[\(code)]"
            case .value(let index): "#\(index)"
            case .html: "<>"
            case .formula(let formula): formula.source
            default: "?"
            }
        }
        #expect(text == "See b[c] d<>#3x^2")
        #expect(PlainText.of(Self.sentence) == "See b`c` d…")
        #expect(HeadingAnchors.text(of: Self.sentence) == "See bc d")
    }

    /// Hints, questions, reasons and prompts are text as well.
    @Test func aChaptersLinksAndImagesAreFoundWhereverTheyAre() {
        func image(_ name: String) -> Inline { .image(source: name, title: "", [.text(name)]) }
        func link(_ name: String) -> Inline { .link(destination: name, title: "", [image(name + ".png")]) }
        var exercise = StudyChapter.exercise
        exercise.hints = [Hint(blocks: [Self.block(.paragraph([link("hint")]))], place: Self.place)]
        var quiz = StudyChapter.quiz
        quiz.question = [link("question")]
        quiz.choices[0].because = [image("because.png"), image("question.png")]
        var worksheet = StudyChapter.worksheet
        worksheet.prompt = [Self.block(.blockQuote([Self.block(.heading(level: 2, [link("prompt")]))]))]
        let chapter = Chapter(
            number: 1, id: "a", file: "a.md", frontMatter: FrontMatter(title: "A"),
            blocks: [Self.block(.blockQuote([Self.block(.paragraph([link("text")]))]))], codeExercises: [exercise],
            quizzes: [quiz], worksheets: [worksheet])
        #expect(chapter.linkDestinations == ["text", "hint", "question", "prompt"])
        #expect(
            chapter.imageSources == ["text.png", "hint.png", "question.png", "because.png", "prompt.png"])
    }
}
