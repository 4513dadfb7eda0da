import LessonModel
package import TraceFigures

/// What `attend grade` says in a terminal: a line for each student, then the class.
package struct ClassText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle
    private let words: Words
    private let nameWidth: Int

    /// The widest column of names.
    private static let widestName = 32
    /// So many mistakes are listed.
    private static let mostMistakes = 8

    /// - Parameter names: of all students; they make a column.
    package init(names: [String], style: TerminalStyle, words: Words = .english) {
        self.style = style
        self.words = words
        let renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
        self.renderer = renderer
        let widths = names.map { renderer.metrics.width(of: VisibleText.visible($0)) }
        nameWidth = min(widths.max() ?? 0, Self.widestName, style.width / 3)
    }

    /// Mark, name, points, and what is not passed.
    package func lines(_ student: StudentRecord) -> [String] {
        let statuses = student.exercises.map(\.status)
        let isDone = statuses.allSatisfy { $0 == .passed }
        let status: Verdict.Status = isDone ? .passed : !student.hasAnswers ? .notStarted : .partial
        let face = isDone ? renderer.faces.good : student.hasAnswers ? renderer.faces.bad : renderer.faces.mute
        let name = renderer.metrics.line(VisibleText.visible(student.name).replacing("\n", with: " "), .bold)
        let points = words.check(.pointsOf(student.points, of: student.of))
        let head =
            renderer.metrics.line("\(status.mark) ", face) + name.padded(to: nameWidth)
            + renderer.metrics.line("  \(points)")
        let rest = student.status.hasAnswers ? open(student) : words.page(.submission(student.status))
        guard !rest.isEmpty else { return [head.text(style)] }
        let tail = renderer.metrics.line("  " + rest, renderer.faces.mute)
        if head.width + tail.width <= style.width { return [(head + tail).text(style)] }
        let broken = renderer.broken([renderer.metrics.span(rest, renderer.faces.mute)], style.width - 4)
        return [head.text(style)] + broken.map { (.gap(4) + $0).text(style) }
    }

    /// Each status but passed and not started, with the numbers of its exercises.
    private func open(_ student: StudentRecord) -> String {
        Verdict.Status.allCases.filter { $0 != .passed && $0 != .notStarted }.compactMap { status in
            let numbers = student.exercises.filter { $0.status == status }.map(\.verdict.number)
            return numbers.isEmpty ? nil : "\(words.check(.status(status))): \(numbers.joined(separator: ", "))"
        }.joined(separator: " · ")
    }

    /// The sum, and the mistakes that were made most.
    package func summary(_ record: ClassRecord) -> [String] {
        let points = words.check(
            .pointsOf(record.students.reduce(0) { $0 + $1.points }, of: record.students.reduce(0) { $0 + $1.of }))
        var lines = ["", words.command(.classPoints(students: record.students.count, points: points))]
        let mistakes = record.exercises.flatMap { exercise in exercise.mistakes.map { (exercise, $0) } }
            .sorted { $0.1.students > $1.1.students }.prefix(Self.mostMistakes)
        guard !mistakes.isEmpty else { return lines }
        lines += ["", words.command(.mistakesMade)]
        for (exercise, mistake) in mistakes {
            let text = words.command(
                .madeMistake(
                    students: mistake.students, of: record.students.count,
                    exercise: exercise.name,
                    says: VisibleText.visible(mistake.says)))
            lines += renderer.broken([renderer.metrics.span(text)], style.width - 4).enumerated().map {
                (StyledLine.gap($0.offset == 0 ? 2 : 4) + $0.element).text(style)
            }
        }
        return lines
    }
}
