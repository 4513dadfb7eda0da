package import LessonModel
import StepTrace

/// The JSON form of a run, `attend.run/1`: fields may be added; renaming or removing one needs a new number.
package struct RunJSON {
    package static let format = "attend.run/1"

    /// The report as indented JSON text with a line break at its end.
    ///
    /// Keys are in alphabetical order, so that the same report gives the same bytes.
    /// - Parameter diagnostics: why the run could not take place, and warnings about what all chapters use.
    package static func text(_ report: RunReport, diagnostics: [Diagnostic] = []) throws -> String {
        try Run(report, diagnostics).jsonText()
    }
}

private struct Run: Encodable {
    struct Course: Encodable {
        let title: String
        let language: String
    }

    let format = RunJSON.format
    let toolchain: String
    let course: Course
    let chapters: [ChapterJSON]
    let diagnostics: [DiagnosticJSON]

    init(_ report: RunReport, _ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics.map(DiagnosticJSON.init)
        toolchain = report.toolchain
        course = Course(title: report.title, language: report.language)
        chapters = report.chapters.map(ChapterJSON.init)
    }
}

private struct ChapterJSON: Encodable {
    struct Seconds: Encodable {
        let compile: Double
        let run: Double
    }

    let id: String
    let file: String
    let title: String
    let status: String
    let cached: Bool
    let seconds: Seconds
    @Nullable var peakMemory: Int?
    let cells: [CellJSON]
    let inlineValues: [String?]
    let diagnostics: [DiagnosticJSON]

    init(_ report: ChapterReport) {
        id = report.id
        file = report.file
        title = report.title
        status = report.passed ? "passed" : "failed"
        cached = report.cached
        seconds = Seconds(compile: report.compileSeconds, run: report.runSeconds)
        _peakMemory = Nullable(report.peakMemory)
        cells = report.cells.map(CellJSON.init)
        inlineValues = (0..<((report.inlineValues.keys.max() ?? -1) + 1)).map { report.inlineValues[$0] }
        diagnostics = report.diagnostics.map(DiagnosticJSON.init)
    }
}

private struct CellJSON: Encodable {
    let index: Int
    @Nullable var id: String?
    let line: Int
    let status: String
    let seconds: Double
    let stdout: String
    let values: [ValueJSON]
    let diagnostics: [DiagnosticJSON]

    init(_ report: CellReport) {
        index = report.index
        _id = Nullable(report.id)
        line = report.line
        status = (report.status ?? .skipped).rawValue
        seconds = report.seconds
        stdout = report.printedText
        values = report.outputs.compactMap { output in
            if case .shown(let value, let caption) = output { ValueJSON(value, caption: caption) } else { nil }
        }
        diagnostics = report.diagnostics.map(DiagnosticJSON.init)
    }
}
