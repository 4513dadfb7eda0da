import StepTrace

/// Grades a worksheet entry by entry, with the number of decimals that it asks for.
package struct WorksheetGrading: Sendable {
    package var worksheet: Worksheet
    package var key: WorksheetKey
    private let words: CheckWords

    package init(_ worksheet: Worksheet, key: WorksheetKey, words: @escaping CheckWords = { $0.english }) {
        self.words = words
        self.worksheet = worksheet
        self.key = key
    }

    package func verdict(on rows: [AnswerSheet.Row], chapter: String, file: String) -> Verdict {
        var verdict = Verdict(
            id: worksheet.id, chapter: chapter, kind: .worksheet, status: .failed, points: 0,
            maximumPoints: worksheet.points, file: file)
        let places = key.places(ofRows: rows.count)
        if let misshapen = misshapen(rows, at: places) {
            verdict.status = .notUnderstood
            verdict.message = misshapen.message
            verdict.diagnostics = [misshapen]
            return verdict
        }
        let written = Dictionary(uniqueKeysWithValues: zip(places, rows))
        verdict.diagnostics = changedEntries(written)
        var blanks = 0
        var right = 0
        var filled = 0
        for row in 0..<key.grid.rows {
            for column in 0..<key.grid.columns where key.isBlank(row: row, column: column) {
                blanks += 1
                guard let answer = written[row], let value = answer.values[column] else {
                    verdict.remarks.append(remark(row, column, isBlank: true))
                    continue
                }
                filled += 1
                if worksheet.agrees(value, with: key.grid[row, column]) {
                    right += 1
                } else {
                    verdict.remarks.append(remark(row, column, isBlank: false))
                    if let warning = unrounded(value, row, column, in: answer) {
                        verdict.diagnostics.append(warning)
                    }
                }
            }
        }
        guard filled > 0 else {
            verdict.status = .notStarted
            verdict.remarks = []
            return verdict
        }
        verdict.points = worksheet.points * Double(right) / Double(blanks)
        if right == blanks {
            verdict.status = .passed
        } else {
            verdict.status = right > 0 ? .partial : .failed
            verdict.message = words(.entriesRight(right, of: blanks))
        }
        return verdict
    }

    private func remark(_ row: Int, _ column: Int, isBlank: Bool) -> Verdict.Remark {
        .entry(
            row: row, column: column, isBlank: isBlank, rowLabel: key.label(ofRow: row),
            columnLabel: key.label(ofColumn: column))
    }

    /// Warnings about given entries that are not as they were, one for each row.
    private func changedEntries(_ rows: [Int: AnswerSheet.Row]) -> [Diagnostic] {
        rows.sorted { $0.key < $1.key }.compactMap { row, written in
            written.values.enumerated().lazy.compactMap { column, value -> Diagnostic? in
                let given = key.grid[row, column]
                guard !key.isBlank(row: row, column: column), let value, !worksheet.agrees(value, with: given) else {
                    return nil
                }
                let entry = words(
                    .entry(
                        row: row, column: column, rowLabel: key.label(ofRow: row),
                        columnLabel: key.label(ofColumn: column)))
                func number(_ value: Double) -> String {
                    formatted(value, decimals: worksheet.digits, trimmed: true)
                }
                return Diagnostic(
                    .warning, at: written.place, words(.givenIsChanged(entry: entry, yours: number(value))),
                    excerpt: written.excerpt, remedy: words(.writeGivenAgain(number(given))))
            }.first
        }
    }

    /// A warning about an entry that is right but for its last digit.
    private func unrounded(_ value: Double, _ row: Int, _ column: Int, in written: AnswerSheet.Row) -> Diagnostic? {
        let expected = key.grid[row, column]
        guard worksheet.digits > 0, abs(value - expected) < NumberAgreement.unit(decimals: worksheet.digits) else {
            return nil
        }
        let entry = words(
            .entry(row: row, column: column, rowLabel: key.label(ofRow: row), columnLabel: key.label(ofColumn: column)))
        return Diagnostic(
            .warning, at: written.place, words(.notRounded(entry: entry)), excerpt: written.excerpt,
            remedy: words(.round(decimals: worksheet.digits)))
    }

    /// What is wrong with the shape of an answer whose rows are meant for these places; nil when it has the right one.
    private func misshapen(_ rows: [AnswerSheet.Row], at places: [Int]) -> Diagnostic? {
        let (height, width) = (key.grid.rows, key.grid.columns)
        guard rows.count == places.count else {
            let row = rows.count > height ? rows[height] : rows.last
            return Diagnostic(
                at: row?.place, words(.rowCount(of: worksheet.id, rows.count, expected: height)),
                excerpt: row?.excerpt, remedy: words(.writeRows(key.rowsWithBlanks.map { $0 + 1 }, of: height)))
        }
        return zip(places, rows).first { $0.1.values.count != width }.map { place, row in
            Diagnostic(
                at: row.place, words(.rowLength(row: place + 1, of: worksheet.id, row.values.count, expected: width)),
                excerpt: row.excerpt, remedy: words(row.hasDecimalCommas ? .writeDecimalPoints : .writeEntries(width)))
        }
    }
}

extension AnswerSheet.Row {
    /// Whether there is a comma between two digits, as in `0,5`.
    fileprivate var hasDecimalCommas: Bool { excerpt.line.contains(/[0-9],[0-9]/) }
}
