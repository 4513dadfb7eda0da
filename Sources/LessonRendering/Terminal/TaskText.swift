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
        let (prompt, code) = TaskText.split(exercise.starter.text)
        var lines = title("Exercise", exercise.number, exercise.id, exercise.points)
        if !prompt.isEmpty { lines += [StyledLine()] + setter.lines(prompt, width: width) }
        let starter = CodeLines.swift(code, setter.faces, setter.metrics)
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

    /// The doc comment that begins the starter, as paragraphs, and the code after it.
    private static func split(_ starter: String) -> (prompt: [Block], code: String) {
        let lines = starter.split(separator: "\n", omittingEmptySubsequences: false)
        let comment = lines.prefix { $0.hasPrefix("///") }
        let place = Place(file: "", line: 1, column: 1)
        let paragraphs = comment.map { $0.dropFirst(3).drop { $0 == " " } }
            .split { $0.isEmpty }
            .map { Block(.paragraph(inlines($0.joined(separator: " "))), at: place) }
        return (paragraphs, lines.dropFirst(comment.count).joined(separator: "\n"))
    }

    /// Text with code between backticks.
    private static func inlines(_ text: String) -> [Inline] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count % 2 == 1 else { return [.text(text)] }
        return parts.enumerated().filter { !$0.element.isEmpty }
            .map { $0.offset % 2 == 1 ? .code($0.element) : .text($0.element) }
    }

    // MARK: Quiz

    func lines(_ quiz: Quiz) -> [StyledLine] {
        var lines = title("Question", quiz.number, nil, quiz.points)
        lines += [StyledLine()] + setter.broken(setter.spans(quiz.question), width) + [StyledLine()]
        for (index, choice) in quiz.choices.enumerated() {
            let letter = index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : String(index + 1)
            lines += setter.hanging(
                "\(letter)) ", setter.faces.accent, setter.broken(setter.spans(choice.text), width - 3))
        }
        return card(lines + [StyledLine()] + command("attend check \(chapter).\(quiz.number)"))
    }

    // MARK: Worksheet

    func lines(_ worksheet: Worksheet) -> [StyledLine] {
        var lines = title("Worksheet", worksheet.number, nil, worksheet.points)
        if !worksheet.prompt.isEmpty { lines += [StyledLine()] + setter.lines(worksheet.prompt, width: width) }
        let what = worksheet.blanks == "all" ? "every entry" : worksheet.blanks
        let digits = worksheet.digits == 1 ? "1 decimal" : "\(worksheet.digits) decimals"
        let asked: [Inline] = [
            .text("Work out by hand: \(what) of "), .code(worksheet.of), .text(", to \(digits)."),
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
        let count = NumberStyle([points], cap: 2).text(points)
        let right = setter.metrics.line(count + (points == 1 ? " point" : " points"), setter.faces.mute)
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
