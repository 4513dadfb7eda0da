import LessonModel
import LessonReader
import StepTrace

@testable import LessonRendering

/// A course of two small chapters with reports as a run would leave them.
enum SampleHandout {
    static let stamp = Handout.Stamp(tool: "Attend 0.1.0", toolchain: "swift-6.3.1", kernel: "0a1b2c", date: nil)

    static let first = """
        ---
        title: Dots & products
        summary: Two vectors, one number.
        objectives: [multiply, add]
        source: "A <book>"
        ---
        # Dots & products

        See [the next](02-softmax.md#shares) and [a file](data.csv), or [below](#sums).

        ## Sums

        The largest is `{swift} x`.

        ```swift
        let x = 2
        print(x < 3)
        x
        ```

        ```math
        s = q \\cdot k
        ```

        ```swift fails=compile
        let y: Int = "a"
        ```

        ## Sums

        > [!WARNING]
        > Mind the *sign*.

        > [!ASIDE]
        > A remark.

        """

    static let second = """
        ---
        title: Softmax
        ---
        Back to [sums](01-dots.md#sums), [its start](01-dots.md) or [the missing](03-none.md).

        ## Shares

        | a | b |
        |---|--:|
        | 1 | 2 |

        ## Sums

        ```swift no-source
        show(m, "weights")
        ```

        """

    static func part(_ text: String, _ number: Int, _ id: String) -> Handout.Part {
        let chapter = ChapterReader(file: "lessons/\(id).md", number: number).read(Array(text.utf8)).chapter
        return Handout.Part(chapter: chapter, report: ChapterReport(chapter), source: "f00d")
    }

    /// What a run of the first chapter reports.
    static func events(in chapter: Chapter) -> [Event] {
        let line = chapter.cells.count > 1 ? chapter.cells[1].code.place.line : 1
        let fault = Diagnostic(
            at: FileLocation(file: chapter.file, line: line, column: 14),
            "cannot convert value of type 'String' to specified type 'Int'",
            excerpt: Diagnostic.Excerpt(line: "let y: Int = \"a\"", length: 3))
        return [
            .inlineValue("2", index: 0), .printed("true\n", cell: 1), .shown(.text("2"), caption: nil, cell: 1),
            .cellFinished(1, .passed, seconds: 0.1), .diagnostic(fault, cell: 2),
            .cellFinished(2, .passed, seconds: 0.2), .chapterFinished(runSeconds: 0.3, cached: false),
        ]
    }

    static let parts: [Handout.Part] = {
        var parts = [part(first, 1, "01-dots"), part(second, 2, "02-softmax")]
        for event in events(in: parts[0].chapter) { parts[0].report.apply(event) }
        let weights = Grid(rows: 1, columns: 2, values: [0.25, 0.75])
        parts[1].report.apply(.shown(.matrix(weights, rowLabels: [], columnLabels: []), caption: "weights", cell: 1))
        parts[1].report.apply(.cellFinished(1, .passed, seconds: 0))
        return parts
    }()

    static let course = Course(
        title: "A course", language: "en", folder: "lessons", chapters: parts.map(\.chapter))

    static let handout = Handout(course, edition: .student, stamp: stamp)
    static let ids = Set(parts.map(\.chapter.id))
}
