package import LessonModel

/// The JSON form of a proof, `attend.verify/1`: fields may be added; renaming or removing one needs a new number.
package struct ProofJSON {
    package static let format = "attend.verify/1"

    /// - Parameter diagnostics: why the proof could not take place, and warnings about what all chapters use.
    package static func text(_ proofs: [ChapterProof], diagnostics: [Diagnostic] = []) throws -> String {
        try Report(proofs, diagnostics).jsonText()
    }

    private struct Report: Encodable {
        let format = ProofJSON.format
        let status: String
        let chapters: [ChapterJSON]
        let diagnostics: [DiagnosticJSON]

        init(_ proofs: [ChapterProof], _ diagnostics: [Diagnostic]) {
            status = proofs.allSatisfy(\.holds) && !diagnostics.contains { $0.severity == .error } ? "passed" : "failed"
            self.diagnostics = diagnostics.map(DiagnosticJSON.init)
            chapters = proofs.map(ChapterJSON.init)
        }
    }

    private struct ChapterJSON: Encodable {
        let id: String
        let file: String
        let title: String
        let status: String
        let exercises: Int
        let outputs: Int
        let accepted: Int
        let mutants: [MutantsJSON]
        let diagnostics: [DiagnosticJSON]

        init(_ proof: ChapterProof) {
            id = proof.id
            file = proof.file
            title = proof.title
            status = proof.holds ? "passed" : "failed"
            exercises = proof.exerciseCount
            outputs = proof.outputCount
            accepted = proof.accepted
            mutants = proof.mutants.map(MutantsJSON.init)
            diagnostics = proof.diagnostics.map(DiagnosticJSON.init)
        }
    }

    /// The mutants of one exercise that compile and end.
    private struct MutantsJSON: Encodable {
        let exercise: String
        let made: Int
        let caught: Int
        let equivalent: [EquivalentJSON]
        let passing: [MutantJSON]

        init(_ proof: MutantProof) {
            exercise = proof.id
            made = proof.count + proof.equivalents.count
            caught = proof.caught.count
            equivalent = proof.equivalents.map {
                EquivalentJSON(line: $0.mutant.place.line, change: $0.mutant.change, because: $0.reason)
            }
            passing = proof.survivors.map {
                MutantJSON(line: $0.place.line, column: $0.place.column, change: $0.change)
            }
        }
    }

    private struct MutantJSON: Encodable {
        let line: Int
        let column: Int
        let change: String
    }

    private struct EquivalentJSON: Encodable {
        let line: Int
        let change: String
        let because: String
    }
}
