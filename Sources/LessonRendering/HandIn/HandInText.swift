package import LessonModel

/// A hand-in as Markdown that reads well as it is, and that `attend grade` and `attend check --hand-in` read back.
package struct HandInText {
    private let handIn: HandIn
    private let words: Words

    package init(_ handIn: HandIn, words: Words) {
        self.handIn = handIn
        self.words = words
    }

    /// - Parameter report: the verdicts on the answers; nil when they could not be checked.
    package func text(_ report: CheckReport?) -> String {
        let head = [
            "---", "format: \(HandIn.format)", "learner: \(quoted(handIn.learner))", "course: \(quoted(handIn.course))",
            "version: \(handIn.version)", "written: \(quoted(handIn.written))", "---",
        ]
        var blocks = [head.joined(separator: "\n"), "# \(words.page(.handInOf(escaped(handIn.learner))))"]
        blocks.append(escaped(words.page(.handInAbout(course: handIn.course, written: handIn.written))))
        if let report {
            blocks.append(words.check(.pointsOf(report.points, of: report.maximumPoints)))
            let rows = report.entries.map { entry in
                let verdict = entry.verdict
                let cells = [
                    entry.exercise.label, escaped(entry.title ?? verdict.id),
                    words.check(.statusWithSolutions(verdict.status, verdict.withSolutions)),
                    words.check(.pointsOf(verdict.points, of: verdict.maximumPoints)),
                ]
                return "| \(cells.joined(separator: " | ")) |"
            }
            let head = ["| \(words.page(.handInColumns)) |", "|---|---|---|---|"]
            blocks.append((head + rows).joined(separator: "\n"))
        } else {
            blocks.append(words.page(.handInUnchecked))
        }
        for answer in handIn.answers {
            var lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last?.isEmpty == true { lines.removeLast() }
            blocks.append(Self.title(of: answer.file))
            blocks.append(FeedbackMarkdown.fence(lines, info: Self.info(on: answer.file)))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The heading above a file.
    static func title(of file: String) -> String { "## \(FeedbackMarkdown.escaped(file))" }

    /// What stands behind the first marks of the fence around a file.
    static func info(on file: String) -> String {
        "\(file.hasSuffix(".swift") ? "swift" : "yaml") answer=\(file)"
    }

    private func quoted(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        return "\"" + String(line.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }) + "\""
    }

    private func escaped(_ text: String) -> String { FeedbackMarkdown.escaped(text) }
}
