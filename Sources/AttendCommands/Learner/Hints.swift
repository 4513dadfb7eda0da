import LessonModel
import LessonRendering
import TraceFigures

/// The text of hints: the next one each time.
struct Hints: Sendable {
    let style: TerminalStyle
    let words: Words
    /// What the next command needs as well: ` --course mine`.
    let options: String

    /// The next hint, or all of them, or why there is none; the progress records which were shown.
    func text(for exercise: Exercise, all: Bool = false, _ progress: inout Progress) -> String {
        let name = "\(exercise.label) \(exercise.id)"
        let count = exercise.hints.count
        guard count > 0 else { return words.command(.noHints(exercise: name)) + "\n" }
        let given = progress.hintsGiven(for: exercise)
        if !all, given >= count {
            return words.command(.hintsGiven(count, exercise: name, hint: exercise.label + options)) + "\n"
        }
        let numbers = all ? 1...count : (given + 1)...(given + 1)
        progress.hints[exercise.path] = max(given, numbers.upperBound)
        let hints = numbers.map { number in
            HintText(style: style, words: words)
                .lines(
                    exercise.hints[number - 1], number: number, of: count, for: exercise,
                    isFirst: number == numbers.lowerBound
                )
                .joined(separator: "\n")
        }
        return hints.joined(separator: "\n\n") + "\n"
    }
}
