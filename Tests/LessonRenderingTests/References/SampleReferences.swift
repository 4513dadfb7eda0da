import LessonModel
import LessonReader
import StepTrace

@testable import LessonRendering

/// Two chapters that refer to each other's formulas, figures, tables, cells and exercises.
enum SampleReferences {
    static let image = "GIF89a\u{1}\0\u{1}\0\0\0\0;"

    private static let first = """
        ---
        title: 点积
        ---
        ## 一 {#scores}

        [](#eq-scores) [](#heat) [](02-second.md#why) [](02-second.md#why-not)

        ```math id=eq-scores
        S
        ```

        ```math
        Z
        ```

        ![图](a.gif "Caption `q`"){#heat width=60%}

        ![图](a.gif){width=5%}

        | a |
        |---|
        | 1 |

        Table: Two *heads* {#heads}

        ```swift id=dot
        1
        ```

        ```swift no-source figure=who caption="Who listens"
        2
        ```

        """

    private static let second = """
        ---
        title: 二
        ---
        一 [](#eq-scores) [](#dot) [](#who) [](#heads) [](01-first.md) [](01-first.md#scores)

        ## Why

        ```quiz id=why
        question: 问
        choices:
          - {text: "[](#heat)", correct: true, because: 对}
          - {text: 乙, correct: false, because: 错}
        ```

        ```quiz id=why-not
        question: 问
        choices:
          - {text: 甲, correct: true, because: 对}
          - {text: 乙, correct: false, because: 错}
        ```

        """

    /// The course as it is read, and what is wrong with it.
    static func reading() async -> CourseReading {
        await CourseReader.read(
            folder: "lessons", display: "lessons",
            files: FileSource([
                "lessons/course.yml": "format: 1\ntitle: 课\nchapters: [01-first.md, 02-second.md]\n",
                "lessons/01-first.md": first, "lessons/02-second.md": second, "lessons/a.gif": image,
            ]))
    }

    /// A chapter that has run.
    static func part(_ chapter: Chapter) -> Handout.Part {
        var report = ChapterReport(chapter)
        let matrix = ShownValue.matrix(Grid([[1, 2]]), rowLabels: [], columnLabels: [])
        for cell in chapter.cells {
            report.apply(.shown(matrix, caption: nil, cell: cell.index))
            report.apply(.cellFinished(cell.index, .passed, seconds: 0))
        }
        report.apply(.chapterFinished(runSeconds: 0, cached: false))
        return Handout.Part(
            chapter: chapter, report: report, source: "1", images: ["a.gif": "data:image/gif;base64,AA"])
    }

    static let ids: Set = ["01-first", "02-second"]
}
