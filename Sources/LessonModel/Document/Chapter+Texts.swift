extension Chapter {
    /// Replaces each text of the chapter: of its blocks, and of hints, questions and worksheets.
    package mutating func replaceTexts(by change: ([Inline]) -> [Inline]) {
        func changed(_ blocks: [Block]) -> [Block] { blocks.map { $0.replacingTexts(by: change) } }
        func changed(_ hints: [Hint]) -> [Hint] {
            hints.map { Hint(blocks: changed($0.blocks), place: $0.place) }
        }
        blocks = changed(blocks)
        for index in codeExercises.indices { codeExercises[index].hints = changed(codeExercises[index].hints) }
        for index in worksheets.indices {
            worksheets[index].prompt = changed(worksheets[index].prompt)
            worksheets[index].hints = changed(worksheets[index].hints)
        }
        for index in quizzes.indices {
            quizzes[index].question = change(quizzes[index].question)
            for choice in quizzes[index].choices.indices {
                quizzes[index].choices[choice].text = change(quizzes[index].choices[choice].text)
                quizzes[index].choices[choice].because = change(quizzes[index].choices[choice].because)
            }
        }
    }
}
