import LessonModel

/// All programs of a chapter after compilation.
struct CompiledChapter: Sendable {
    var programs: [CompiledProgram]
    /// The cells that are marked `fails=compile`.
    var failingCells: [CompiledProgram.PieceResult]
}

extension ProgramBuilder {
    /// Compiles the cells that are marked `fails=compile`; the lesson shows the compiler's errors.
    func compileFailingCells(_ failures: [ChapterPlan.ExpectedFailure]) async throws -> [CompiledProgram.PieceResult] {
        try await withThrowingTaskGroup(of: CompiledProgram.PieceResult?.self) { group in
            for failure in failures {
                group.addTask { try await compileFailingCell(failure) }
            }
            var results: [CompiledProgram.PieceResult] = []
            for try await result in group { if let result { results.append(result) } }
            return results
        }
    }

    private func compileFailingCell(_ failure: ChapterPlan.ExpectedFailure) async throws -> CompiledProgram.PieceResult?
    {
        guard let cell = failure.program.cells.last else { return nil }
        let piece = Program.Piece.cell(cell)
        switch try await compiler.check(failure.program, name: "failure-\(failure.cell)") {
        case .library: return nil
        case .broken(let diagnostic):
            return .init(piece: piece, status: .failed, diagnostics: [diagnostic])
        case .refused(let messages):
            let own = messages.errorsByLine.filter { $0.piece(in: failure.program) == piece && !$0.isUnterminated }
            var diagnostics = own.withoutInconclusive.map { $0.diagnostic(in: piece, file: failure.program.file) }
            if diagnostics.isEmpty, messages.contains(where: { $0.severity == .error }) {
                // An unclosed bracket is reported at the end of the program, not in the cell.
                let alone = try await unreadable(
                    piece, file: failure.program.file, name: "failure-\(failure.cell)-alone")
                diagnostics = alone?.diagnostics ?? []
            }
            if !diagnostics.isEmpty { return .init(piece: piece, status: .passed, diagnostics: diagnostics) }
            return .init(
                piece: piece, status: .unexpectedSuccess,
                diagnostics: [
                    cell.failureDiagnostic(
                        "this cell is not to compile, but it does",
                        remedy: "leave out `fails=compile`, or let the cell have an error")
                ])
        }
    }
}
