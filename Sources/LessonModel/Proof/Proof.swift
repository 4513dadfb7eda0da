import StepTrace

/// Checks from the observations of all variants that a chapter's exercises do what they should.
package enum Proof {
    /// Every fault of a chapter's exercises and worksheets; none when the proof holds.
    package static func faults(of chapter: Chapter, _ observations: ChapterObservations) -> [Diagnostic] {
        observations.diagnostics + chapter.codeExercises.flatMap { ExerciseProof($0, observations).faults }
            + chapter.worksheets.flatMap { faults(of: $0, observations) }
    }

    /// What is wrong with the keys of a chapter's worksheets.
    ///
    /// What has kept one from being computed is a fault of the chapter.
    package static func faults(ofKeysOf chapter: Chapter, in report: ChapterReport) -> [Diagnostic] {
        let missing = chapter.worksheets.contains { report.keys[$0.id] == nil }
        return (missing ? report.failures : [])
            + chapter.worksheets.flatMap { worksheet in
                report.keys[worksheet.id].map { faults(of: worksheet, key: $0) } ?? []
            }
    }

    private static func faults(of worksheet: Worksheet, _ observations: ChapterObservations) -> [Diagnostic] {
        func fault(_ message: String, _ remedy: String?) -> [Diagnostic] {
            [worksheet.fault(message, remedy: remedy)]
        }
        guard let observation = observations[worksheet.id, .key] else { return [] }
        let name = "the key of the worksheet '\(worksheet.id)'"
        switch observation.ending {
        case .finished: break
        case .doesNotCompile(let diagnostics):
            return fault(
                "\(name) does not compile: \(diagnostics.first?.message ?? "")",
                "`of` is an expression of the cells before")
        case .trapped(let diagnostic), .timedOut(let diagnostic), .overLimit(let diagnostic):
            return fault("\(name) cannot be computed: \(diagnostic.message)", diagnostic.remedy)
        }
        return observations.key(of: worksheet).map { faults(of: worksheet, key: $0) } ?? []
    }

    private static func faults(of worksheet: Worksheet, key: ShownValue) -> [Diagnostic] {
        func fault(_ message: String, _ remedy: String) -> [Diagnostic] {
            [worksheet.fault(message, remedy: remedy)]
        }
        let name = "the key of the worksheet '\(worksheet.id)'"
        guard let grid = WorksheetKey.grid(of: key) else {
            return fault(
                "\(name) is neither a matrix nor an array of numbers", "let `of` name one, such as `result.weights`")
        }
        let size = "\(grid.rows) × \(grid.columns)"
        guard !grid.values.isEmpty else {
            return fault("\(name) has no entries: it is \(size)", "let `of` name a matrix with numbers in it")
        }
        guard grid.values.allSatisfy(\.isFinite) else {
            return fault(
                "\(name) has a number that nobody can write down: it is infinite or none at all",
                "let `of` name finite numbers; after a softmax, for example, a score of −∞ is 0")
        }
        let missing = worksheet.blanks.missing(rows: grid.rows, columns: grid.columns).map(\.name)
        guard missing.isEmpty else {
            return fault(
                "the worksheet '\(worksheet.id)' leaves \(missing.joined(separator: " and ")) blank, but its key is \(size)",
                "rows and columns are counted from 1")
        }
        return []
    }
}
