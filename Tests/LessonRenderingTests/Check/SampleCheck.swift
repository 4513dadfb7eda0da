import LessonModel

/// A check with an answer in every state.
enum SampleCheck {
    static let place = FileLocation(file: "lessons/03-scaling.md", line: 9, column: 1)

    static func exercise(_ number: Int, _ id: String, points: Double = 2) -> Exercise {
        let code = CodePart(text: "x\n", place: place, fence: place)
        return Exercise(
            chapter: "03-scaling", chapterNumber: 3,
            work: .code(CodeExercise(id: id, number: number, points: points, starter: code, afterCell: 0)))
    }

    static func entry(
        _ number: Int, _ id: String, _ status: Verdict.Status, kind: Verdict.Kind = .code, points: Double = 0,
        of: Double = 2, _ change: (inout Verdict) -> Void = { _ in }
    ) -> CheckReport.Entry {
        let file = "answers/03-scaling/" + (kind == .code ? "\(id).swift" : "answers.yml")
        var verdict = Verdict(
            id: id, chapter: "03-scaling", kind: kind, status: status, points: points, maximumPoints: of, file: file)
        change(&verdict)
        return .init(exercise: exercise(number, id, points: of), verdict: verdict)
    }

    static let divergence = Divergence(
        probe: "2 queries, 3 keys", step: "weights",
        difference: .entry(
            row: 1, column: 2, expected: 0.70710678, actual: 0.5, largest: 0.20710678, agreeing: 3, of: 6),
        agreeing: ["scores", "scaled scores"])

    static let error = Diagnostic(
        at: FileLocation(file: "answers/03-scaling/shapes.swift", line: 4, column: 5), "cannot find 'x' in scope",
        excerpt: .init(line: "    x + 1"))

    static let report = CheckReport(
        entries: [
            entry(1, "scale-scores", .passed, points: 2),
            entry(2, "mistaken", .failed) {
                $0.message = "You divided by d. Divide by √d."
                $0.isKnownMistake = true
                $0.divergence = divergence
            },
            entry(3, "diverging", .partial, points: 1) { $0.divergence = divergence },
            entry(4, "property", .failed) { $0.message = "one row of scores for each query" },
            entry(5, "open", .notStarted, of: 1),
            entry(6, "shapes", .doesNotCompile) {
                $0.message = "it does not compile"
                $0.diagnostics = [error]
            },
            entry(7, "why", .failed, kind: .quiz, of: 1) {
                $0.message = "b is not right"
                $0.remarks = [
                    .choice(1, correct: false, because: [.text("Softmax runs over "), .strong([.text("keys")])])
                ]
            },
            entry(8, "first-row", .partial, kind: .worksheet, points: 0.5, of: 1) {
                $0.message = "1 of 2 entries is right"
                $0.remarks = [.entry(row: 0, column: 1, isBlank: false), .entry(row: 1, column: 0, isBlank: true)]
            },
        ],
        diagnostics: [Diagnostic(.warning, at: nil, "no exercise asks for answers/03-scaling/old.swift")])
}
