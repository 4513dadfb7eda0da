package import LessonModel

/// The JUnit form of a proof: a suite for each chapter, with one case each for its cells, outputs and exercises.
package enum ProofJUnit {
    /// - Parameter diagnostics: why the proof could not take place.
    package static func text(_ proofs: [ChapterProof], diagnostics: [Diagnostic] = []) -> String {
        let suites = proofs.map { proof in
            JUnitReport.Suite(
                name: proof.id,
                cases: [
                    testCase("cells", proof, proof.cells),
                    testCase("outputs", proof, proof.drifts.map(\.diagnostic)),
                    testCase("exercises", proof, proof.exercises),
                ] + (proof.pages.map { [testCase("pages", proof, $0)] } ?? []))
        }
        let problems = diagnostics.isEmpty ? [] : [JUnitReport.suite("lessons", of: diagnostics)]
        return JUnitReport(name: "attend verify", suites: suites + problems).text
    }

    private static func testCase(_ name: String, _ proof: ChapterProof, _ diagnostics: [Diagnostic]) -> JUnitReport.Case
    {
        let faults = diagnostics.filter { $0.severity == .error }
        let result: JUnitReport.Case.Result =
            faults.first.map {
                .failed(kind: name, message: $0.message, text: DiagnosticText().text(faults))
            } ?? .passed
        return JUnitReport.Case(name: name, className: proof.id, file: proof.file, result: result)
    }
}
