import LessonModel

/// A chapter as the compiler left it.
struct CompiledChapter: Sendable {
    var programs: [CompiledProgram]
    /// The cells that were to fail.
    var failures: [CompiledProgram.Verdict]
}

extension ProgramBuilder {
    /// Compiles the cells that are not to compile; what the compiler says against them is what the lesson shows.
    func judge(_ failures: [ChapterPlan.ExpectedFailure]) async throws -> [CompiledProgram.Verdict] {
        try await withThrowingTaskGroup(of: CompiledProgram.Verdict?.self) { group in
            for failure in failures {
                group.addTask { try await judge(failure) }
            }
            var verdicts: [CompiledProgram.Verdict] = []
            for try await verdict in group { if let verdict { verdicts.append(verdict) } }
            return verdicts
        }
    }

    private func judge(_ failure: ChapterPlan.ExpectedFailure) async throws -> CompiledProgram.Verdict? {
        guard let cell = failure.program.cells.last else { return nil }
        let piece = Program.Piece.cell(cell)
        switch try await compiler.check(failure.program, name: "failure-\(failure.cell)") {
        case .library: return nil
        case .broken(let diagnostic):
            return .init(piece: piece, status: .failed, diagnostics: [diagnostic])
        case .refused(let messages):
            let own = messages.errorsByLine.filter { $0.piece(in: failure.program) == piece && !$0.tellsOfNoEnd }
            var diagnostics = own.withoutGivingUp.map { $0.diagnostic(in: piece, file: failure.program.file) }
            if diagnostics.isEmpty, messages.contains(where: { $0.severity == .error }) {
                // What the cell leaves open is told of the end of the program.
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
