/// The result of verifying a chapter: whether its cells, its committed outputs and its exercises hold.
package struct ChapterProof: Sendable, Hashable {
    package var id: String
    package var file: String
    /// Nil for an appendix.
    package var number: Int?
    package var title: String
    /// Cells that did not do what they are meant to do.
    package var cells: [Diagnostic]
    /// The compiler's warnings about cells that are not marked `warns`.
    package var warnings: [Diagnostic]
    /// Committed outputs that are no longer what is printed.
    package var drifts: [OutputDrift]
    /// Exercises, questions and worksheets that do not do what they should.
    package var exercises: [Diagnostic]
    /// What is wrong with the chapter's pages; nil when they were not looked at.
    package var pages: [Diagnostic]?
    package var outputCount: Int
    package var exerciseCount: Int
    /// How well the checks distinguish solutions from their mutants, for exercises whose solutions pass.
    package var mutants: [MutantProof]
    /// How many outputs were accepted.
    package var accepted = 0

    /// - Parameters:
    ///   - again: the chapter run a second time; nil when it was run once.
    ///   - strict: whether a mutant that passes is an error instead of a warning.
    package init(
        _ chapter: Chapter, _ report: ChapterReport, again: ChapterReport? = nil, _ observations: ChapterObservations,
        mutants: [MutantProof] = [], strict: Bool = false
    ) {
        self.mutants = mutants
        id = chapter.id
        file = chapter.file
        number = chapter.number
        title = chapter.title
        cells = report.failures
        if cells.isEmpty, !report.passed {
            cells = [
                Diagnostic(
                    at: FileLocation(file: chapter.file, line: 1, column: 1), "the chapter does not run to its end")
            ]
        }
        warnings = report.cells.filter { $0.status == .passed && chapter.cell($0.index)?.warning == nil }
            .flatMap { $0.diagnostics.filter { $0.severity == .warning } }
        drifts = OutputDrift.drifts(of: chapter, in: report)
        if let again {
            let repeatability = Repeatability(chapter, report, again)
            cells += repeatability.diagnostics
            // An output that changes from run to run cannot be accepted.
            let changing = Set(repeatability.changingCells.map(\.index))
            drifts.removeAll { changing.contains($0.cell) }
        }
        exercises = Proof.faults(of: chapter, observations).filter { !report.tells(of: $0, in: chapter) }
        exercises += Proof.faults(ofKeysOf: chapter.worksheets, in: report)
        exercises += mutants.flatMap { $0.diagnostics(strict ? .error : .warning) }
        outputCount = chapter.cells.count { $0.expectedOutput != nil }
        exerciseCount = chapter.exercises.count
    }

    /// Everything wrong and every warning, in the order of the file.
    package var diagnostics: [Diagnostic] {
        (cells + warnings + drifts.map(\.diagnostic) + exercises + (pages ?? [])).filter { $0.severity != .note }
            .inOrderOfPlaces
    }

    package var faults: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    package var holds: Bool { faults.isEmpty }
}
