extension Chapter {
    /// Whether a quiz, a worksheet's prompt or a hint contains an inline value.
    package var exercisesHoldInlineValues: Bool {
        let texts = quizzes.flatMap { quiz in quiz.question + quiz.choices.flatMap { $0.text + $0.because } }
        let blocks = worksheets.flatMap(\.prompt) + exercises.flatMap(\.hints).flatMap(\.blocks)
        return (texts.allInlines + blocks.allInlines).contains { if case .value = $0 { true } else { false } }
    }

    /// The chapter with inline values replaced by their texts in quizzes, prompts and hints.
    /// - Parameter texts: by the index of the value; a value without a text stays.
    package func fillingInlineValues(_ texts: [Int: String]) -> Chapter {
        func filled(_ inlines: [Inline]) -> [Inline] {
            inlines.map { inline in
                if case .value(let index) = inline, let text = texts[index] { return .text(text) }
                return inline.replacingChildren(by: filled)
            }
        }
        func filled(_ hints: [Hint]) -> [Hint] {
            hints.map { Hint(blocks: $0.blocks.map { $0.replacingTexts(by: filled) }, place: $0.place) }
        }
        var chapter = self
        for index in quizzes.indices {
            chapter.quizzes[index].question = filled(quizzes[index].question)
            chapter.quizzes[index].choices = quizzes[index].choices.map {
                Quiz.Choice(text: filled($0.text), correct: $0.correct, because: filled($0.because))
            }
        }
        for index in worksheets.indices {
            chapter.worksheets[index].prompt = worksheets[index].prompt.map { $0.replacingTexts(by: filled) }
            chapter.worksheets[index].hints = filled(worksheets[index].hints)
        }
        for index in codeExercises.indices {
            chapter.codeExercises[index].hints = filled(codeExercises[index].hints)
        }
        return chapter
    }
}
