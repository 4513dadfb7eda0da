import LessonModel

/// What the compiler made of a program: what can run, and what is wrong with the rest.
struct CompiledProgram: Sendable {
    /// The pieces that compiled.
    var program: Program
    /// nil when nothing can run.
    var library: String?
    /// What is wrong with the pieces that were left out.
    var verdicts: [Verdict] = []
    /// What concerns no cell.
    var diagnostics: [Diagnostic] = []

    /// Why a piece was left out.
    struct Verdict: Sendable {
        var piece: Program.Piece
        var status: CellStatus
        var diagnostics: [Diagnostic]
    }
}

/// Compiles a program as far as it can be compiled: what is wrong is left out and the rest tried again.
struct ProgramBuilder: Sendable {
    let compiler: ChapterCompiler

    /// Each round leaves out what the one before found; more than a few means that something else is wrong.
    private static let mostRounds = 8

    func build(_ program: Program, name: String) async throws -> CompiledProgram {
        var result = CompiledProgram(program: program)
        for round in 1...Self.mostRounds {
            guard !result.program.pieces.isEmpty, program.variants.isEmpty || !result.program.variants.isEmpty else {
                return result
            }
            switch try await compiler.compile(result.program, name: "\(name)-\(round)") {
            case .library(let path):
                result.library = path
                return result
            case .broken(let diagnostic):
                result.diagnostics.append(diagnostic)
                return result
            case .refused(let messages):
                let blame = try await blame(for: messages, in: result, name: name)
                guard !blame.isEmpty else {
                    result.diagnostics.append(Self.unattributed(messages))
                    return result
                }
                result.verdicts += blame
                result.program = result.program.without(Set(blame.map(\.piece)))
            }
        }
        return result
    }

    /// Which pieces are at fault.
    private func blame(
        for messages: [CompilerMessage], in result: CompiledProgram, name: String
    ) async throws -> [CompiledProgram.Verdict] {
        let program = result.program
        let errors = messages.errorsByLine
        if errors.contains(where: { $0.isOutsideOfLesson(program) || $0.tellsOfNoEnd }) {
            // What one cell leaves open makes nonsense of all that follow; then each cell has to be read alone.
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
        return found.map { verdict(on: $0.piece, $0.errors, after: result.verdicts, file: program.file) }
    }

    private func unreadablePieces(of program: Program, name: String) async throws -> [CompiledProgram.Verdict] {
        var verdicts: [CompiledProgram.Verdict] = []
        for (position, piece) in program.pieces.enumerated() {
            let verdict = try await unreadable(piece, file: program.file, name: "\(name)-piece\(position)")
            if let verdict { verdicts.append(verdict) }
        }
        return verdicts
    }

    /// What is wrong with the form of a piece, standing alone; nil when nothing is.
    func unreadable(_ piece: Program.Piece, file: String, name: String) async throws -> CompiledProgram.Verdict? {
        guard let code = piece.cell?.code ?? piece.variant?.code else { return nil }
        let errors = try await compiler.parse(code, file: code.place.file, name: name).errorsByLine
        guard !errors.isEmpty else { return nil }
        let diagnostics = errors.map { $0.diagnostic(in: piece, file: file) }
        return .init(piece: piece, status: .failed, diagnostics: diagnostics)
    }

    /// A piece fails by itself, or it needed something of one that was left out before.
    private func verdict(
        on piece: Program.Piece, _ errors: [CompilerMessage], after earlier: [CompiledProgram.Verdict], file: String
    ) -> CompiledProgram.Verdict {
        var status = CellStatus.skipped
        let diagnostics = errors.withoutGivingUp.map { error in
            if let missing = MissingName(error, droppedBefore: earlier) {
                return error.diagnostic(in: piece, file: file, saying: missing.message, severity: .note)
            }
            status = .failed
            return error.diagnostic(in: piece, file: file)
        }
        return .init(piece: piece, status: status, diagnostics: diagnostics)
    }

    private static func unattributed(_ messages: [CompilerMessage]) -> Diagnostic {
        let texts = messages.filter { $0.severity == .error }.prefix(5).map { "\($0.file):\($0.line): \($0.text)" }
        return Diagnostic(
            at: nil, "the compiler found errors outside of the lesson: \(texts.joined(separator: "; "))",
            remedy: "this is a fault of attend or of a module in course.yml; please report it")
    }
}
