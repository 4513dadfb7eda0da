import LessonModel
import TraceFigures

/// An exercise, quiz or worksheet as it is posed: nothing that gives the answer away.
struct TaskText {
    /// The chapter's number, the first half of the task's.
    private let chapter: Int
    private let setter: BlockSetter

    init(chapter: Int, _ setter: BlockSetter) {
        self.chapter = chapter
        self.setter = setter
    }

    private var width: Int { setter.measure - 2 }

    // MARK: Exercise

    func lines(_ exercise: Exercise) -> [StyledLine] {
        let place = Place(file: "", line: 1, column: 1)
        let prompt = exercise.prompt.map { Block(.paragraph($0), at: place) }
        var lines = title("Exercise", exercise.number, exercise.id, exercise.points)
        if !prompt.isEmpty { lines += [StyledLine()] + setter.lines(prompt, width: width) }
        let starter = CodeLines.swift(exercise.starterCode, setter.faces, setter.metrics)
        lines +=
            [StyledLine()] + starter.flatMap { CodeLines.wrapped($0, width - 2, setter.metrics) }.map { .gap(2) + $0 }
        let number = "\(chapter).\(exercise.number)"
        var commands = ["attend check \(number)"]
        if !exercise.hints.isEmpty { commands.append("attend hint \(number)") }
        lines += [StyledLine()] + commands.flatMap(command)
        return card(lines)
    }

    private func command(_ text: String) -> [StyledLine] {
        setter.hanging(
            "$ ", setter.faces.mute, setter.broken([setter.metrics.span(text, setter.faces.code)], width - 2))
    }

    // MARK: Quiz

    func lines(_ quiz: Quiz) -> [StyledLine] {
        var lines = title("Question", quiz.number, nil, quiz.points)
        lines += [StyledLine()] + setter.broken(setter.spans(quiz.question), width) + [StyledLine()]
        for (index, choice) in quiz.choices.enumerated() {
            lines += setter.hanging(
                "\(Quiz.letter(index))) ", setter.faces.accent, setter.broken(setter.spans(choice.text), width - 3))
        }
        return card(lines + [StyledLine()] + command("attend check \(chapter).\(quiz.number)"))
    }

    // MARK: Worksheet

    func lines(_ worksheet: Worksheet) -> [StyledLine] {
        var lines = title("Worksheet", worksheet.number, nil, worksheet.points)
        if !worksheet.prompt.isEmpty { lines += [StyledLine()] + setter.lines(worksheet.prompt, width: width) }
        let asked: [Inline] = [
            .text("Work out by hand: \(worksheet.asked) of "), .code(worksheet.of), .text(", \(worksheet.accuracy)."),
        ]
        lines += [StyledLine()] + setter.broken(setter.spans(asked), width)
        let boxes = Array(repeating: (top: "┌──────┐", middle: "│      │", bottom: "└──────┘"), count: 3)
        lines += [
            setter.metrics.line(boxes.map(\.top).joined(separator: " "), setter.faces.mute),
            setter.metrics.line(boxes.map(\.middle).joined(separator: " ") + " ⋯", setter.faces.mute),
            setter.metrics.line(boxes.map(\.bottom).joined(separator: " "), setter.faces.mute),
        ]
        return card(lines + command("attend check \(chapter).\(worksheet.number)"))
    }

    // MARK: Card

    private func card(_ lines: [StyledLine]) -> [StyledLine] {
        setter.barred(lines, "┃", setter.faces.accent)
    }

    private func title(_ kind: String, _ number: Int, _ id: String?, _ points: Double) -> [StyledLine] {
        let right = setter.metrics.line(PointsText.text(points), setter.faces.mute)
        var left = setter.metrics.line("\(kind) \(chapter).\(number)", .bold)
        if let id {
            let room = width - left.width - right.width - 4
            if room > 6 {
                left.append(setter.metrics.span("  " + setter.metrics.clipped(id, to: room), setter.faces.mute))
            }
        }
        return [left.padded(to: max(left.width + 2, width - right.width)) + right]
    }
}
