package import LessonModel

/// The JSON form of a check, `attend.check/1`: fields may be added; renaming or removing one needs a new number.
package struct CheckJSON {
    package static let format = "attend.check/1"

    /// The report as indented JSON text with a line break at its end, keys in alphabetical order.
    package static func text(_ report: CheckReport, words: @escaping CheckWords = { $0.english }) throws -> String {
        try ReportJSON(report, words).jsonText()
    }
}

private struct ReportJSON: Encodable {
    let format = CheckJSON.format
    let points: Double
    let of: Double
    let exercises: [VerdictJSON]
    let diagnostics: [DiagnosticJSON]

    init(_ report: CheckReport, _ words: @escaping CheckWords) {
        points = report.points
        of = report.maximumPoints
        exercises = report.entries.map { VerdictJSON($0, words) }
        diagnostics = report.diagnostics.map(DiagnosticJSON.init)
    }
}
