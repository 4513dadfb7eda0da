import LessonModel
import TraceFigures

/// An exercise, quiz or worksheet as the learner sees it, without its answer.
struct ExerciseText {
    /// The chapter's number, the first half of the exercise's.
    private let chapter: Int
    private let renderer: BlockTextRenderer
    /// Options to add to commands: ` --course mine`.
    private let options: String

    init(chapter: Int, options: String, _ renderer: BlockTextRenderer) {
        self.chapter = chapter
        self.options = options
        self.renderer = renderer
    }

    private var width: Int { renderer.measure - 2 }

    // MARK: Code

    func lines(_ exercise: CodeExercise) -> [StyledLine] {
        let place = FileLocation(file: "", line: 1, column: 1)
        let prompt = exercise.prompt.map { Block(.paragraph($0), at: place) }
        var lines = title(.code, exercise.number, exercise.id, exercise.points)
        if !prompt.isEmpty { lines += [StyledLine()] + renderer.lines(prompt, width: width) }
        let starter = CodeLines.swift(exercise.starterCode, renderer.faces, renderer.metrics)
        lines +=
            [StyledLine()] + starter.flatMap { CodeLines.wrapped($0, width - 2, renderer.metrics) }.map { .gap(2) + $0 }
        return card(lines + [StyledLine()] + commands(exercise.number, hints: exercise.hints))
    }

    /// The commands to type for an exercise.
    private func commands(_ number: Int, hints: [Hint] = []) -> [StyledLine] {
        let label = "\(chapter).\(number)\(options)"
        return command("attend check \(label)") + (hints.isEmpty ? [] : command("attend hint \(label)"))
    }

    private func command(_ text: String) -> [StyledLine] {
        renderer.hanging(
            "$ ", renderer.faces.mute, renderer.broken([renderer.metrics.span(text, renderer.faces.code)], width - 2))
    }

    // MARK: Quiz

    func lines(_ quiz: Quiz) -> [StyledLine] {
        var lines = title(.quiz, quiz.number, nil, quiz.points)
        lines += [StyledLine()] + renderer.broken(renderer.spans(quiz.question), width) + [StyledLine()]
        for (index, choice) in quiz.choices.enumerated() {
            lines += renderer.hanging(
                "\(Quiz.letter(index))) ", renderer.faces.accent,
                renderer.broken(renderer.spans(choice.text), width - 3))
        }
        return card(lines + [StyledLine()] + commands(quiz.number))
    }

    // MARK: Worksheet

    func lines(_ worksheet: Worksheet) -> [StyledLine] {
        var lines = title(.worksheet, worksheet.number, nil, worksheet.points)
        if !worksheet.prompt.isEmpty { lines += [StyledLine()] + renderer.lines(worksheet.prompt, width: width) }
        let words = renderer.words
        let asked = words.lesson(
            .workOut(
                worksheet, asked: words.check(.asked(worksheet)),
                accuracy: words.check(.accuracy(decimals: worksheet.digits))))
        lines += [StyledLine()] + renderer.broken(renderer.spans(CodeExercise.inlines(asked)), width)
        let boxes = Array(repeating: (top: "┌──────┐", middle: "│      │", bottom: "└──────┘"), count: 3)
        lines += [
            renderer.metrics.line(boxes.map(\.top).joined(separator: " "), renderer.faces.mute),
            renderer.metrics.line(boxes.map(\.middle).joined(separator: " ") + " ⋯", renderer.faces.mute),
            renderer.metrics.line(boxes.map(\.bottom).joined(separator: " "), renderer.faces.mute),
        ]
        return card(lines + commands(worksheet.number, hints: worksheet.hints))
    }

    // MARK: Card

    private func card(_ lines: [StyledLine]) -> [StyledLine] {
        renderer.barred(lines, "┃", renderer.faces.accent)
    }

    private func title(_ kind: Verdict.Kind, _ number: Int, _ id: String?, _ points: Double) -> [StyledLine] {
        let right = renderer.metrics.line(renderer.words.check(.points(points)), renderer.faces.mute)
        let name = renderer.words.lesson(.exercise(kind, label: "\(chapter).\(number)"))
        var left = renderer.metrics.line(name, .bold)
        if let id {
            let room = width - left.width - right.width - 4
            if room > 6 {
                left.append(renderer.metrics.span("  " + renderer.metrics.clipped(id, to: room), renderer.faces.mute))
            }
        }
        return [left.padded(to: max(left.width + 2, width - right.width)) + right]
    }
}
