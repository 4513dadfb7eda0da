import LessonModel

/// Code blocks: cells and their output, parts of exercises, formulas, and code that is only shown.
extension BlockReader {
    /// The blocks that a code block becomes; `cell` is the position of the cell directly before it.
    func code(_ node: MarkdownNode, after cell: Int?) -> [Block] {
        guard case .code(let info, let text) = node.kind else { return [] }
        let plain = Block(.code(info: info, text: text), at: source.place(node.start))
        guard let fence = fence(node) else { return [plain] }
        if state.isLesson, !fence.isClosed { state.report(fence.unclosed) }
        if fence.words.first == "math" { return [formula(fence, info: info)] }
        guard state.isLesson, !isInsideFence else { return [plain] }
        if fence.words.first == "swift" { return swift(fence) }
        guard let kind = FenceKind.firstWords[fence.words.first] else {
            reportMisspelling(fence)
            return [plain]
        }
        switch kind {
        case .output:
            output(fence, of: cell)
            return []
        case .hint:
            hint(fence)
            return []
        case .quiz: return QuizReader(source: source, state: state).blocks(fence)
        default: return WorksheetReader(source: source, state: state).blocks(fence, prompt: nested(fence))
        }
    }

    private func swift(_ fence: Fence) -> [Block] {
        if let fault = fence.code.sourceFault { state.report(fault) }
        let roles = fence.words.items.filter { FenceKind.parts[$0.key] != nil }
        guard let role = roles.first, let kind = FenceKind.parts[role.key] else {
            let (cell, figure) = CellReader(source: source, state: state).cell(fence)
            state.cells.append(cell)
            return [Block(.cell(cell.index), at: cell.code.fence).labelled(figure)]
        }
        if let second = roles.first(where: { $0.key != role.key }) {
            state.report(
                source.error(
                    second.position, length: second.keyLength,
                    "a fence cannot be both '\(role.key)=' and '\(second.key)='",
                    remedy: "give each part of an exercise a fence of its own"))
            return []
        }
        let attributes = FenceAttributes(fence, kind: kind, source: source, state: state)
        return ExercisePartReader(source: source, state: state).blocks(fence, attributes)
    }

    private func formula(_ fence: Fence, info: String) -> Block {
        let body = fence.body
        let label = state.isLesson ? label(ofFormula: fence) : nil
        let lines = fence.lines.split(separator: "\n", omittingEmptySubsequences: false)
        let blank = lines.indices.dropFirst().dropLast().first { lines[$0].allSatisfy(\.isWhitespace) }
        if state.isLesson, let blank {
            state.report(
                body.error(
                    Position(line: blank + 1, column: 1), "a formula has no blank line: it would be read as one line",
                    remedy: "give each formula a fence of its own"))
        }
        let formula = FormulaReader(source: body, state: state).formula(fence.lines) { body.position(at: $0) }
        return Block(formula.map { .formula($0) } ?? .code(info: info, text: fence.text), at: source.place(fence.start))
            .labelled(label)
    }

    private func output(_ fence: Fence, of cell: Int?) {
        _ = FenceAttributes(fence, kind: .output, source: source, state: state)
        guard let cell else {
            state.report(
                source.error(
                    fence.start, length: fence.marker.count, "this output follows no cell",
                    remedy: "put it right after the cell that prints it, with nothing but blank lines between"))
            return
        }
        let action = state.cells[cell].action
        guard action == .run || action == .trap else {
            state.report(
                source.error(
                    fence.start, length: fence.marker.count, "the cell before this output does not run",
                    remedy: "remove the output, or let the cell run"))
            return
        }
        guard state.cells[cell].showsOutput else {
            state.report(
                source.error(
                    fence.start, length: fence.marker.count, "the cell before this output does not show any",
                    remedy: "remove the output, or the cell's 'hidden' or 'no-output'"))
            return
        }
        let output = ExpectedOutput(
            text: fence.text, place: source.place(fence.textStart), bytes: fence.bytes)
        if state.cells[cell].varies, !output.leavesLinesOpen {
            state.report(
                source.error(
                    fence.start, length: fence.marker.count,
                    "this output contradicts 'varies': it is what the cell prints each time",
                    remedy: "remove one of them, or write '...' in the place of the lines that vary"))
        }
        state.cells[cell].expectedOutput = output
    }

    private func hint(_ fence: Fence) {
        let attributes = FenceAttributes(fence, kind: .hint, source: source, state: state)
        guard attributes.required("exercise") != nil, let id = attributes.id("exercise"),
            let item = attributes.item("exercise")
        else { return }
        let hint = Hint(blocks: nested(fence), place: source.place(fence.start))
        state.exercises.add(.hint(hint), to: id, at: item, in: source)
    }

    /// The body of a fence, read as Markdown; Swift inside it is shown and not run.
    private func nested(_ fence: Fence) -> [Block] {
        let body = fence.body
        var reader = BlockReader(source: body, markdown: body.bytes, state: state)
        reader.isInsideFence = true
        return reader.read()
    }

    /// Reports a misspelt first word, which would make the fence silently appear as plain code.
    private func reportMisspelling(_ fence: Fence) {
        let word = fence.words.first
        let letters = word.lowercased().filter { $0.isLetter }
        let known = FenceKind.firstWords.keys.sorted() + ["swift"]
        let joined = FenceKind.joined(word)
        let nearest = letters.count > 2 ? Suggestion.nearest(to: letters, among: known, within: 1) : nil
        if let meant = joined ?? nearest {
            if joined == nil { state.exercises.addMisspelt(fence.words.items) }
            state.report(
                source.error(
                    fence.words.firstPosition, length: word.utf8.count, "a fence '\(word)' would only be shown",
                    remedy: "did you mean '\(meant)'?"))
            return
        }
        if let remedy = ForeignMarkup.remedy(forDirective: word) {
            state.report(
                source.error(
                    fence.words.firstPosition, length: word.utf8.count,
                    "a lesson has no directives: '\(word)' is only shown", remedy: remedy))
            return
        }
        guard fence.words.items.contains(where: { $0.key == "exercise" || FenceKind.parts[$0.key] != nil }) else {
            return
        }
        state.report(
            source.error(
                fence.words.firstPosition, length: word.utf8.count, "'\(word)' cannot be part of an exercise",
                remedy: Suggestion.question(for: word, among: ["swift", "hint"])
                    ?? "begin the fence with 'swift' or 'hint'"))
    }
}
