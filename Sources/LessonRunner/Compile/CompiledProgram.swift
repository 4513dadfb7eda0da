import LessonModel

/// A program after compilation: the pieces that can run, and what is wrong with the others.
struct CompiledProgram: Sendable {
    /// The pieces that compiled.
    var program: Program
    /// nil when nothing can run.
    var library: String?
    /// The pieces that were left out, and why.
    var rejected: [PieceResult] = []
    /// What the compiler warns of in the pieces that compiled.
    var warnings: [Program.Piece: [Diagnostic]] = [:]
    /// What belongs to no piece.
    var diagnostics: [Diagnostic] = []

    /// What is to be warned of in a learner's own code.
    func warnings(of variant: Variant) -> [Diagnostic] {
        guard variant.isAnswer else { return [] }
        let compilers = (warnings[.variant(variant)] ?? []).filter { $0.place?.file == variant.code.place.file }
        return (variant.warningOfChapterNames(in: program).map { [$0] } ?? []) + compilers
    }

    /// Whether what variants share does not compile, or a solution does not compile beside it: it may apart from it.
    var sharesInVain: Bool {
        guard !program.sharedFunctions.isEmpty else { return false }
        return library == nil
            || rejected.contains { $0.status == .failed && $0.piece.variant?.isSolution == true }
    }

    /// What compiling one piece gave.
    struct PieceResult: Sendable {
        var piece: Program.Piece
        var status: CellStatus
        var diagnostics: [Diagnostic]
        /// Whether they name a line of another piece, and are wrong as soon as that moves.
        var nameLines = false
        /// Whether the compiler has given up on the types of an expression, which takes it long each time.
        var isInconclusive = false
        /// Whether the errors are those of any scope: the same code at the top level would have them too.
        var isOfAnyScope = false
        /// Whether the compiler was at it when it was stopped, perhaps for what other pieces have cost before.
        var isStopped = false
    }

    /// Whether what is wrong with it stays so while its pieces do not change.
    var isCacheable: Bool { !rejected.contains(where: \.nameLines) }
}

/// Compiles as much of a program as possible: pieces with errors are left out, and the rest is compiled again.
struct ProgramBuilder: Sendable {
    let compiler: ChapterCompiler

    /// Each round leaves out the pieces rejected in the round before.
    ///
    /// When this many are not enough, something else is wrong.
    private static let mostRounds = 8

    func build(_ program: Program, name: String) async throws -> CompiledProgram {
        var result = CompiledProgram(program: program)
        for round in 1...Self.mostRounds {
            guard !result.program.pieces.isEmpty, program.variants.isEmpty || !result.program.variants.isEmpty else {
                return result
            }
            switch try await compiler.compile(result.program, name: "\(name)-\(round)") {
            case .library(let path, let warnings):
                result.library = path
                result.warnings = warnings.ofPieces(in: result.program)
                return result
            case .broken(let diagnostic):
                result.diagnostics.append(diagnostic)
                return result
            case .refused(let messages):
                let rejected = try await rejectedPieces(by: messages, in: result, name: name)
                guard !rejected.isEmpty else {
                    let missing = program.imports.filter { $0.isMissing(accordingTo: messages) }
                    result.diagnostics += missing.isEmpty ? [Self.unattributed(messages)] : missing.map(\.missing)
                    return result
                }
                result.rejected += rejected
                result.program = result.program.without(Set(rejected.map(\.piece)))
            }
        }
        return result
    }

    /// The pieces that the errors belong to.
    private func rejectedPieces(
        by messages: [CompilerMessage], in compiled: CompiledProgram, name: String
    ) async throws -> [CompiledProgram.PieceResult] {
        let program = compiled.program
        let errors = try await messages.errorsByLine.blamingNames(in: program) { probe in
            try await compiler.check(probe, name: name + "-probe")
        }.map { $0.explained(by: compiler.library.own) ?? $0.explainedByUnseenNames(of: program) }
        if errors.contains(where: { $0.isOutsideOfLesson(program) || $0.isUnterminated }) {
            // An open bracket, string or comment in one cell causes errors in all cells after it: parse each cell alone.
            let unreadable = try await unreadablePieces(of: program, name: name)
            if !unreadable.isEmpty { return unreadable }
        }
        var found: [(piece: Program.Piece, errors: [CompilerMessage])] = []
        for error in errors {
            guard let piece = error.piece(in: program) else { continue }
            if let position = found.firstIndex(where: { $0.piece == piece }) {
                found[position].errors.append(error)
            } else {
                found.append((piece, [error]))
            }
        }
        return found.map { result(for: $0.piece, $0.errors, after: compiled.rejected, file: program.file) }
    }

    private func unreadablePieces(of program: Program, name: String) async throws -> [CompiledProgram.PieceResult] {
        var results: [CompiledProgram.PieceResult] = []
        for (position, piece) in program.pieces.enumerated() {
            let result = try await unreadable(piece, file: program.file, name: "\(name)-piece\(position)")
            if let result { results.append(result) }
        }
        return results
    }

    /// The syntax errors of a piece parsed alone; nil when there are none.
    func unreadable(_ piece: Program.Piece, file: String, name: String) async throws -> CompiledProgram.PieceResult? {
        guard let code = piece.cell?.code ?? piece.variant?.code else { return nil }
        return unreadable(
            piece, try await compiler.parse(code, file: code.place.file, name: name), file: file)
    }

    /// The syntax errors of a piece among the parser's messages about it; nil when there are none.
    func unreadable(
        _ piece: Program.Piece, _ messages: [CompilerMessage], file: String
    ) -> CompiledProgram.PieceResult? {
        guard let code = piece.cell?.code ?? piece.variant?.code else { return nil }
        let errors = messages.map { $0.atOpeningBrace(of: code) }.errorsByLine
        guard !errors.isEmpty else { return nil }
        let diagnostics = errors.map { $0.diagnostic(in: piece, file: file) }
        return .init(piece: piece, status: .failed, diagnostics: diagnostics)
    }

    /// A piece fails by itself, or is skipped because it needs a declaration of a piece that was left out before.
    private func result(
        for piece: Program.Piece, _ errors: [CompilerMessage], after earlier: [CompiledProgram.PieceResult],
        file: String
    ) -> CompiledProgram.PieceResult {
        var status = CellStatus.skipped
        let diagnostics = errors.withoutInconclusive.map { error in
            if let missing = MissingName(error, droppedBefore: earlier) {
                return error.diagnostic(in: piece, file: file, saying: missing.message, severity: .note)
            }
            status = .failed
            return error.diagnostic(in: piece, file: file)
        }
        return .init(
            piece: piece, status: status, diagnostics: diagnostics, nameLines: errors.contains { $0.advice != nil },
            isInconclusive: errors.allSatisfy(\.isInconclusive), isOfAnyScope: errors.allSatisfy(\.isOfAnyScope),
            isStopped: errors.contains(where: \.isStopped))
    }

    private static func unattributed(_ messages: [CompilerMessage]) -> Diagnostic {
        let texts = messages.filter { $0.severity == .error }.prefix(5).map { "\($0.file):\($0.line): \($0.text)" }
        return Diagnostic(
            at: nil, "the compiler found errors outside of the lesson: \(texts.joined(separator: "; "))",
            remedy: "this is a fault of attend or of a module in course.yml; please report it")
    }
}
