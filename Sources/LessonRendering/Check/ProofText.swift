package import LessonModel
package import TraceFigures

/// What `attend verify` says on standard output: a line for each chapter, then the sum.
package struct ProofText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle

    package init(style: TerminalStyle) {
        self.style = style
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:])
    }

    package func lines(_ proofs: [ChapterProof]) -> [String] {
        let holding = proofs.count(where: \.holds)
        let sum = "\(holding) of \(ProofText.count(proofs.count, "chapter")) \(holding == 1 ? "holds" : "hold")"
        return (proofs.flatMap(lines) + [StyledLine(), renderer.metrics.line(sum, .bold)]).map { $0.text(style) }
    }

    private func lines(_ proof: ChapterProof) -> [StyledLine] {
        let mark = proof.holds ? "✓ " : "✗ "
        var words = [
            renderer.metrics.span("\(proof.number) ", renderer.faces.mute), renderer.metrics.span(proof.title, .bold),
        ]
        words.append(renderer.metrics.span(" · \(ProofText.words(proof))", renderer.faces.mute))
        return renderer.hanging(
            mark, proof.holds ? renderer.faces.good : renderer.faces.bad, renderer.broken(words, renderer.measure - 2))
    }

    private static func words(_ proof: ChapterProof) -> String {
        var words = [count(proof.exerciseCount, "exercise"), count(proof.outputCount, "output")]
        if proof.accepted > 0 { words.append("\(count(proof.accepted, "output")) taken over") }
        if !proof.holds { words.append(count(proof.faults.count, "fault")) }
        return words.joined(separator: ", ")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
