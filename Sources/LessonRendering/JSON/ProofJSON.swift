package import LessonModel

/// The JSON form of a proof, `attend.verify/1`: fields may be added, none is renamed or removed without a new number.
package struct ProofJSON {
    package static let format = "attend.verify/1"

    package static func text(_ proofs: [ChapterProof]) throws -> String {
        try Report(proofs).jsonText()
    }

    private struct Report: Encodable {
        let format = ProofJSON.format
        let status: String
        let chapters: [ChapterJSON]

        init(_ proofs: [ChapterProof]) {
            status = proofs.allSatisfy(\.holds) ? "passed" : "failed"
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
        let diagnostics: [DiagnosticJSON]

        init(_ proof: ChapterProof) {
            id = proof.id
            file = proof.file
            title = proof.title
            status = proof.holds ? "passed" : "failed"
            exercises = proof.exerciseCount
            outputs = proof.outputCount
            accepted = proof.accepted
            diagnostics = (proof.faults + proof.warnings).map(DiagnosticJSON.init)
        }
    }
}
