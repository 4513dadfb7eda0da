package import LessonModel
package import TraceFigures

/// The standard output of `attend verify`: a line for each chapter, then a summary.
package struct ProofText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle
    private let words: CheckWords

    package init(style: TerminalStyle, words: Words = .english) {
        self.style = style
        self.words = words.check
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
    }

    package func lines(_ proofs: [ChapterProof]) -> [String] {
        let holding = proofs.count(where: \.holds)
        let sum = words(.chaptersHold(holding, of: proofs.count))
        return (proofs.flatMap(lines) + [StyledLine(), renderer.metrics.line(sum, .bold)]).map { $0.text(style) }
    }

    private func lines(_ proof: ChapterProof) -> [StyledLine] {
        let mark = proof.holds ? "✓ " : "✗ "
        let text = [
            renderer.metrics.span(proof.number.map { "\($0) " } ?? "", renderer.faces.mute),
            renderer.metrics.span(proof.title, .bold),
            renderer.metrics.span(" · \(counts(proof))", renderer.faces.mute),
        ]
        return renderer.hanging(
            mark, proof.holds ? renderer.faces.good : renderer.faces.bad, renderer.broken(text, renderer.measure - 2))
    }

    private func counts(_ proof: ChapterProof) -> String {
        var phrases: [CheckPhrase] = [.exercises(proof.exerciseCount), .outputs(proof.outputCount)]
        let made = proof.mutants.reduce(0) { $0 + $1.count }
        if made > 0 { phrases.append(.mutantsCaught(proof.mutants.reduce(0) { $0 + $1.caught.count }, of: made)) }
        if proof.accepted > 0 { phrases.append(.outputsTakenOver(proof.accepted)) }
        if !proof.holds { phrases.append(.faults(proof.faults.count)) }
        return words(.items(phrases.map { words($0) }))
    }
}
