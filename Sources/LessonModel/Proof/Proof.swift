import StepTrace

/// Checks from the observations of all variants that a chapter's exercises do what they should.
package enum Proof {
    /// Every fault of a chapter's code exercises; none when the proof holds.
    package static func faults(of chapter: Chapter, _ observations: ChapterObservations) -> [Diagnostic] {
        observations.diagnostics + chapter.codeExercises.flatMap { ExerciseProof($0, observations).faults }
    }

    /// What is wrong with the keys of worksheets that have been computed.
    package static func faults(ofKeysOf worksheets: [Worksheet], in report: ChapterReport) -> [Diagnostic] {
        worksheets.flatMap { worksheet in report.keys[worksheet.id].map { faults(of: worksheet, key: $0) } ?? [] }
    }

    /// Why some of the worksheets cannot be filled in: what is wrong with their keys, and with the chapter where one of them
    /// has not been computed.
    package static func faults(preventingKeysOf worksheets: [Worksheet], in report: ChapterReport) -> [Diagnostic] {
        let isMissing = worksheets.contains { report.keys[$0.id] == nil }
        return (isMissing ? report.failures : []) + faults(ofKeysOf: worksheets, in: report)
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
