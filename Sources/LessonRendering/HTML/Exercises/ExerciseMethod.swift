import LessonModel
import StepTrace

/// How an exercise is done, which an author may write at the beginning of its heading: `Code: a judge`.
struct ExerciseMethod {
    let kind: Verdict.Kind
    let words: LessonWords

    /// A heading without the method and colon at its beginning; nil when it does not begin with them.
    func removed(from heading: [Inline]) -> [Inline]? {
        let method = WordMarks.removed(from: words(.method(kind)))
        guard case .text(let text)? = heading.first, text.hasPrefix(method) else { return nil }
        let rest = text.dropFirst(method.count)
        guard let colon = [": ", "："].first(where: rest.hasPrefix) else { return nil }
        return [.text(String(rest.dropFirst(colon.count)).withCapital)] + heading.dropFirst()
    }

    func isNamed(by block: Block) -> Bool {
        guard case .heading(_, let text) = block.kind else { return false }
        return removed(from: text) != nil
    }
}
