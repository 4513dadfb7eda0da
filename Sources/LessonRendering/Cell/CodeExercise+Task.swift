import LessonModel
import SwiftSource

extension CodeExercise {
    /// The task, and the names that it has to be done without where the author's words name none of them.
    func task(_ words: Words) -> [[Inline]] {
        let named = prompt.joined().contains { inline in
            guard case .code(let text) = inline else { return false }
            return !SwiftSource(text).identifiers.isDisjoint(with: without)
        }
        return named || without.isEmpty ? prompt : prompt + [Self.inlines(words.lesson(.without(without)))]
    }
}
