import LessonModel
import StepTrace

/// How an exercise is done, as an author may say it in its heading: `Code: a judge`.
struct ExerciseManner {
    let kind: Verdict.Kind
    let words: LessonWords

    private var prefix: String { words(.manner(kind)) + ": " }

    /// A heading without the manner before the colon; nil when it does not begin with it.
    func removed(from heading: [Inline]) -> [Inline]? {
        guard case .text(let text)? = heading.first, text.hasPrefix(prefix) else { return nil }
        return [.text(String(text.dropFirst(prefix.count)).withCapital)] + heading.dropFirst()
    }

    func isNamed(by block: Block) -> Bool {
        guard case .heading(_, let text) = block.kind else { return false }
        return removed(from: text) != nil
    }
}
