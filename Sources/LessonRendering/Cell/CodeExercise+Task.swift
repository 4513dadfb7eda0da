import LessonModel
import SwiftSource

extension CodeExercise {
    /// The task, what it builds on, and the names that it has to be done without where the author's words name none of them.
    func task(_ words: Words) -> [[Inline]] {
        let named = prompt.joined().contains { inline in
            guard case .code(let text) = inline else { return false }
            return !SwiftSource(text).identifiers.isDisjoint(with: without.map(NameFamily.word))
        }
        let builds = usedDirectly.map { used -> [Inline] in
            let link = Inline.link(
                destination: used.link, title: "", [.text(words.check(.buildsOn(exercise: used.name)))])
            let functions = words.check(.functionsOfAnswer(used.functions.map(\.name), in: used.answerFile))
            return [link] + Inline.line(words.check(.explained("", functions)))
        }
        return prompt + builds + (named || without.isEmpty ? [] : [Inline.line(words.lesson(.without(without)))])
    }
}
