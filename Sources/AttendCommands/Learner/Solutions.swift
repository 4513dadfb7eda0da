import LessonModel
import LessonRendering

/// Solutions as they are shown: code, right choices, or a worksheet's key.
struct Solutions: Sendable {
    private let check: AnswerCheck

    init(_ check: AnswerCheck) {
        self.check = check
    }

    func text(for assignment: Assignment) async throws -> String {
        var style = check.desk.style
        // What goes into a file or another program is to be used, so its lines are not cut.
        if !check.desk.surroundings.outputIsTerminal { style.width = .max / 2 }
        let text = HintText(style: style)
        switch assignment.work {
        case .code(let exercise):
            let all = exercise.solutions.enumerated().map { number, solution in
                text.lines(solution: solution, number: number + 1, of: exercise.solutions.count, for: assignment)
            }
            return all.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
        case .quiz(let quiz): return text.lines(quiz, for: assignment).joined(separator: "\n") + "\n"
        case .worksheet(let worksheet):
            guard let chapter = check.course.chapters.first(where: { $0.id == assignment.chapter }) else { return "" }
            let (keys, faults) = try await check.keys(of: chapter)
            guard let key = keys[worksheet.id] else {
                if !faults.isEmpty { throw Failure.cannotWork(faults) }
                throw Failure.cannotWork(
                    "the key of \(assignment.label) \(assignment.id) could not be computed",
                    remedy: "'attend run \(assignment.chapterNumber)' shows what is wrong with the chapter")
            }
            return text.lines(worksheet, key: key, for: assignment).joined(separator: "\n") + "\n"
        }
    }
}
