package import LessonModel
import StepTrace
import TraceFigures

/// The JUnit form of a check: a suite for each chapter, a case for each exercise.
package enum CheckJUnit {
    package static func text(_ report: CheckReport, words: Words = .english) -> String {
        var suites: [JUnitReport.Suite] = []
        for entry in report.entries {
            if suites.last?.name != entry.verdict.chapter {
                suites.append(JUnitReport.Suite(name: entry.verdict.chapter, cases: []))
            }
            suites[suites.count - 1].cases.append(testCase(entry, words))
        }
        let faults = report.diagnostics.filter { $0.severity == .error }
        if !faults.isEmpty {
            suites.append(JUnitReport.suite("answers", of: faults, words: words.lesson))
        }
        return JUnitReport(name: "attend check", suites: suites).text
    }

    private static func testCase(_ entry: CheckReport.Entry, _ words: Words) -> JUnitReport.Case {
        let verdict = entry.verdict
        let kind = verdict.status.rawValue
        let reason = verdict.reason(words.check)
        let message = reason.isEmpty ? words.check(.status(verdict.status)) : reason
        let text = CheckText(style: TerminalStyle(width: 100), words: words).lines(entry).joined(separator: "\n")
        let result: JUnitReport.Case.Result =
            switch verdict.status {
            case .passed: .passed
            case .notStarted: .skipped(words.check(.status(.notStarted)))
            case .failed, .partial: .failed(kind: kind, message: message, text: text)
            case .notUnderstood, .notJudged, .doesNotCompile, .trapped, .timedOut, .overLimit:
                .error(kind: kind, message: message, text: text)
            }
        return JUnitReport.Case(
            name: verdict.id, className: verdict.chapter, file: verdict.file,
            properties: [("points", number(verdict.points)), ("of", number(verdict.maximumPoints))],
            output: verdict.output.map {
                $0.head + (words.omission($0.omittedLines).map { $0 + "\n" } ?? "") + $0.tail
            }, result: result)
    }

    private static func number(_ points: Double) -> String { formatted(points, decimals: 2, trimmed: true) }
}
