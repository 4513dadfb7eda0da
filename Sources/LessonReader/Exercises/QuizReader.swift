import LessonModel

/// Reads quiz fences: YAML with a question and its choices.
struct QuizReader {
    let source: SourceText
    let state: ReadingState

    func blocks(_ fence: Fence) -> [Block] {
        let attributes = FenceAttributes(fence, kind: .quiz, source: source, state: state)
        let named = attributes.required("id") != nil
        let points = attributes.number("points", .points) ?? 1
        let body = fence.body
        let contents = contents(body)
        guard named, let id = attributes.id("id"), let item = attributes.item("id"),
            state.claim(id, as: "quiz", item.valuePosition, in: source)
        else { return [] }
        let quiz = Quiz(
            id: id, number: state.exercises.nextNumber(), points: points, question: contents?.question ?? [],
            choices: contents?.choices ?? [], place: source.place(fence.start))
        state.exercises.quizzes.append(quiz)
        return [Block(.quiz(id), at: quiz.place)]
    }

    private func contents(_ body: SourceText) -> (question: [Inline], choices: [Quiz.Choice])? {
        guard
            let mapping = YAMLMapping(
                body, keys: ["question", "choices"], name: "a quiz", firstPosition: Position(line: 1, column: 1),
                state: state)
        else { return nil }
        let question = mapping.requiredText("question", example: "question: Why is it divided by √d?")
        guard mapping.requireList("choices", remedy: "a line 'choices:' and under it '- text: …' for each") else {
            return (inlines(question), [])
        }
        var choices: [Quiz.Choice] = []
        let items = mapping.mappings(
            "choices", keys: ["text", "correct", "because"], name: "a choice", example: "- text: Because it is 1")
        var firsts: [String: YAMLScalar] = [:]
        for item in items {
            let text = item.requiredText("text", example: "text: The variance grows with d")
            if let text {
                let words = text.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if let first = firsts[words] {
                    item.report(
                        text, "two choices say the same: '\(words)'", remedy: "let them differ, or remove one of them",
                        notes: [first.source.note(first.position, length: first.length, "the first is here")])
                }
                firsts[words] = firsts[words] ?? text
            }
            let because = item.text("because")
            choices.append(
                Quiz.Choice(
                    text: inlines(text), correct: item.bool("correct") ?? item.has("correct"), because: inlines(because)
                ))
        }
        if choices.count < 2 {
            mapping.report("choices", "a quiz needs at least two choices", remedy: "add another '- text: …'")
        } else if !choices.contains(where: \.correct) {
            mapping.report("choices", "no choice is correct", remedy: "add 'correct: true' to each that is")
        }
        return (inlines(question), choices)
    }

    /// A YAML text read as one line of Markdown.
    private func inlines(_ scalar: YAMLScalar?) -> [Inline] {
        guard let scalar else { return [] }
        let blocks = scalar.unjoined.map { MarkdownTree(Array($0.utf8)).document().children } ?? []
        if blocks.contains(where: { $0.kind != .paragraph }) || blocks.count > 1 {
            state.report(
                scalar.source.warning(
                    scalar.position, length: scalar.length, "this is shown as one paragraph, without lists and code",
                    remedy: "say the rest in the text before the quiz"))
        }
        let text = MarkupScanner(scalar.line, notes: nil, source: scalar.source, state: state).masked()
        let nodes = MarkdownTree(Array("# ".utf8) + text.bytes + Array(" #\n".utf8)).blocks(first: 1)
        return InlineReader.inlinesWithoutID(
            nodes: nodes.first?.children ?? [], text: text, source: scalar.source,
            definitions: LinkDefinitions(of: scalar.source), state: state)
    }
}
