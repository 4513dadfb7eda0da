import LessonModel
import LessonReader
import StepTrace
import TestSupport

@testable import LessonRendering

/// A chapter with one of everything that has no Latin letter of its own, and a report on it.
enum ForeignChapter {
    static let reading = ChapterReader(file: "1", number: 1).read(Array(text.utf8))
    static let chapter = reading.chapter

    private static let text = """
        ---
        title: 注意力
        summary: 一句话。
        objectives: [甲, 乙]
        source: 书
        ---
        ## 一

        `{swift} 1` ![图](图.png)

        \(["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "ASIDE"].map { "> [!\($0)]\n> 话。\n" }.joined(separator: "\n"))
        ```math
        1 + 1
        ```

        \(fences.map { "```swift\($0)\n1 + 1\n```\n" }.joined(separator: "\n"))
        ## 二

        ### Жж жжжж: 甲

        ```worksheet id=1 of="结果" blanks="all" digits=1
        题
        ```

        ```worksheet id=2 of="没有" blanks="all" digits=0
        ```

        ```quiz id=3
        question: 问
        choices:
          - {text: 甲, correct: true, because: 对}
          - {text: 乙, correct: false, because: 错}
        ```

        ```quiz id=4
        question: 问
        choices:
          - {text: 甲, correct: true}
          - {text: 乙, correct: true}
        ```

        \(["5", "6"].map(exercise).joined(separator: "\n"))
        """

    private static let fences = [
        "", "", "", " fails=compile", " fails=trap", " fails=trap", " fails=compile", " no-run", " ignore", " reset",
        "",
        "", "", "", "",
    ]

    private static func exercise(_ id: String) -> String {
        let several = id == "6"
        return """
            ```swift exercise=\(id)
            /// 题
            <#写#>
            ```

            \(several ? "```hint exercise=\(id)\n话\n```\n" : "")
            ```hint exercise=\(id)
            话
            ```

            \(several ? "```swift solution=\(id)\n2\n```\n" : "")
            ```swift solution=\(id)
            1
            ```

            ```swift mistake=\(id) says="话"
            3
            ```

            \(several ? "```swift hidden-check=\(id)\nexpect(1 == 1, \"真\")\n```\n" : "")
            ```swift check=\(id)
            probe("值", 1)
            ```

            """
    }

    // MARK: The report

    static let part: Handout.Part = {
        var report = ChapterReport(chapter)
        for event in events { report.apply(event) }
        let matrix = ShownValue.matrix(Grid([[1, 2]]), rowLabels: ["行"], columnLabels: ["列", "栏"])
        return Handout.Part(chapter: chapter, report: report, worksheets: ["1": matrix], source: "1")
    }()

    private static let events: [Event] = {
        let fault = Diagnostic(
            at: FileLocation(file: "1", line: 1, column: 1), "错", remedy: "改",
            notes: [Diagnostic(.note, at: nil, "注"), Diagnostic(.warning, at: nil, "警")])
        let big = ShownValue.matrix(SampleTraces.big, rowLabels: [], columnLabels: [])
        var events: [Event] = [.inlineValue("2", index: 0)]
        let shown: [[ShownValue]] = [
            [.text("2"), big, .matrix(Grid(rows: 0, columns: 0, values: []), rowLabels: [], columnLabels: [])],
            [SampleTraces.causal, SampleTraces.heads].map { .trace(foreign($0)) }, plots.map { .plot($0) },
        ]
        for (index, values) in shown.enumerated() {
            events.append(.printed(String(repeating: "话\n", count: 300), cell: index + 1))
            events += values.map { .shown($0, caption: nil, cell: index + 1) }
            events.append(.cellFinished(index + 1, .passed, seconds: 0))
        }
        let statuses: [CellStatus] = [
            .passed, .passed, .unexpectedSuccess, .unexpectedSuccess, .passed, .passed, .passed, .failed, .trapped,
            .timedOut, .overLimit, .skipped,
        ]
        for (index, status) in statuses.enumerated() {
            if status != .skipped { events.append(.diagnostic(fault, cell: index + 4)) }
            events.append(.cellFinished(index + 4, status, seconds: 1))
        }
        return events + [.chapterFinished(runSeconds: 1, cached: false)]
    }()

    private static let plots: [Plot] = {
        let line = Plot.Series(name: "甲", x: [1, 2], y: [1, 2])
        let other = Plot.Series(name: "乙", x: [2, 3], y: [1, 2])
        return [
            Plot(kind: .line, series: [line, other], xLabel: "横", yLabel: "纵"),
            Plot(kind: .bar, series: [Plot.Series(name: "", x: [1], y: [1])], xLabel: "横", yLabel: "纵"),
            Plot(kind: .line, series: [], xLabel: "", yLabel: ""),
        ]
    }()

    /// The trace with names that have no Latin letters.
    private static func foreign(_ trace: Trace) -> Trace {
        func name(_ name: String) -> String {
            String(
                name.map { $0.isASCII && $0.isLetter ? Character(UnicodeScalar(0x4E00 + UInt32($0.asciiValue!))!) : $0 }
            )
        }
        var trace = trace
        trace.title = name(trace.title)
        trace.children = trace.children.map(foreign)
        for index in trace.steps.indices {
            trace.steps[index].formula = ""
            trace.steps[index].symbol = String(trace.steps[index].symbol.prefix(1))
            trace.steps[index].name = name(trace.steps[index].name)
            trace.steps[index].operands = trace.steps[index].operands.map(name)
            trace.steps[index].rowLabels = trace.steps[index].rowLabels.map(name)
            trace.steps[index].columnLabels = trace.steps[index].columnLabels.map(name)
        }
        return trace
    }
}
