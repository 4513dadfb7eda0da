import LessonModel

extension [CompilerMessage] {
    /// The warnings about code of the lesson, by piece.
    func ofPieces(in program: Program) -> [Program.Piece: [Diagnostic]] {
        var warnings: [Program.Piece: [Diagnostic]] = [:]
        for message in self where message.severity == .warning && !message.isAboutGeneratedCode {
            guard let piece = message.piece(in: program), !message.isDueToBlock(of: piece) else { continue }
            let diagnostic = message.diagnostic(in: piece, file: program.file)
            if warnings[piece]?.contains(diagnostic) != true { warnings[piece, default: []].append(diagnostic) }
        }
        return warnings
    }
}

extension CompilerMessage {
    /// Whether it warns of something that is not used only because the piece is in a block or function of its own, and not
    /// at the top level, as it seems to be.
    fileprivate func isDueToBlock(of piece: Program.Piece) -> Bool {
        guard let cell = piece.cell, cell.action == .trap || cell.action == .compile else { return false }
        if let lines = cell.linesOfUnshownExpression, lines.contains(line), text.hasSuffix("unused") { return true }
        return text.contains("never used") || text.contains("never read") || text.contains("never mutated")
    }
}
