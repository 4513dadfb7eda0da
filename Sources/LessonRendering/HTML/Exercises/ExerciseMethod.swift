import LessonModel
import StepTrace

/// How an exercise is done, which an author may write at the beginning of its heading: `Code: a judge`.
struct ExerciseMethod {
    let kind: Verdict.Kind
    let words: LessonWords

    private var prefix: String { words(.method(kind)) + ": " }

    /// A heading without the method and colon at its beginning; nil when it does not begin with them.
    func removed(from heading: [Inline]) -> [Inline]? {
        guard case .text(let text)? = heading.first, text.hasPrefix(prefix) else { return nil }
        return [.text(String(text.dropFirst(prefix.count)).withCapital)] + heading.dropFirst()
    }

    func isNamed(by block: Block) -> Bool {
        guard case .heading(_, let text) = block.kind else { return false }
        return removed(from: text) != nil
    }
}
