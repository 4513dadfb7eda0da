import LessonModel
import StepTrace
import Testing

@testable import LessonRendering

/// Nothing that a lesson, a program or a file name says becomes markup, wherever on a page it is said.
struct PagePayloadTests {
    private func page(_ payload: String, edition: Handout.Edition) -> [String] {
        var part = SampleHandout.parts[0]
        part.chapter.frontMatter = FrontMatter(
            title: payload, summary: payload, objectives: [payload], source: payload)
        part.source = payload
        part.chapter.cells[0].code.text = "\(payload)\n"
        part.report.inlineValues = [0: payload]
        let grid = Grid(rows: 1, columns: 1, values: [1])
        let step = Step(
            name: payload, symbol: payload, formula: payload, operation: .given, value: grid, rowLabels: [payload],
            columnLabels: [payload])
        let plot = Plot(
            kind: .line, series: [Plot.Series(name: payload, x: [0, 1], y: [1, 2])], xLabel: payload, yLabel: payload)
        let outputs: [CellReport.Output] = [
            .printed(payload), .shown(.text(payload), caption: payload),
            .shown(.matrix(grid, rowLabels: [payload], columnLabels: [payload]), caption: payload),
            .shown(.trace(Trace(title: payload, steps: [step])), caption: payload),
            .shown(.plot(plot), caption: payload),
        ]
        part.report.cells[0].outputs = outputs
        part.report.cells[0].status = .failed
        part.report.cells[0].diagnostics = [
            Diagnostic(
                at: FileLocation(file: payload, line: 1, column: 1), payload, remedy: payload,
                notes: [Diagnostic(.note, at: nil, payload)])
        ]
        part.images = ["a.png": payload]
        var course = SampleHandout.course
        course.title = payload
        course.language = payload
        course.folder = payload
        for index in course.chapters.indices {
            course.chapters[index].file = "\(payload)/\(course.chapters[index].id).md"
        }
        part.chapter.file = course.chapters[0].file
        course.chapters[0] = part.chapter
        var second = SampleHandout.parts[1]
        second.chapter = course.chapters[1]
        let stamp = Handout.Stamp(tool: payload, toolchain: payload, kernel: payload, date: payload)
        let handout = Handout(course, edition: edition, stamp: stamp)
        var live = handout
        live.live = true
        return [
            handout.page(part, beside: SampleHandout.ids), handout.index(beside: [part.chapter.id]),
            handout.book([part, second]), live.page(part, beside: SampleHandout.ids), live.index(beside: []),
        ]
    }

    @Test(arguments: InjectionTests.payloads + ["</style><script>alert(1)</script>", "{{{text}}}", "</script>", "-->"])
    func payloadsAreText(payload: String) {
        let sound = page("sound", edition: .teacher).map(elements)
        for (html, expected) in zip(page(payload, edition: .teacher), sound) {
            let found = elements(html)
            for (name, count) in found where !Self.belongsToCode(name) {
                #expect(count == expected[name], "\(name) \(payload)")
            }
            #expect(!html.contains("alert(1)</script>"))
            #expect(html.matches(of: /<\/style/).count <= 3)
        }
    }

    /// Colours of syntax depend on the text, formulas too.
    private static func belongsToCode(_ name: String) -> Bool {
        ["span", "/span", "sub", "/sub", "i", "/i"].contains(name)
            || name.contains(/^\/?(?:m[a-z]+|semantics|annotation)$/) && name != "main" && name != "meta"
    }

    /// How often each element begins and ends.
    private func elements(_ html: String) -> [String: Int] {
        html.matches(of: /<(\/?[A-Za-z!][A-Za-z0-9]*)/).reduce(into: [:]) {
            $0[String($1.1).lowercased(), default: 0] += 1
        }
    }
}
