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
        if let misshapen = misshapen(rows) {
            verdict.message = misshapen.message
            verdict.diagnostics = [misshapen]
            return verdict
        }
        verdict.diagnostics = changedEntries(rows)
        var blanks = 0
        var right = 0
        var filled = 0
        for row in 0..<key.grid.rows {
            for column in 0..<key.grid.columns where key.isBlank(row: row, column: column) {
                blanks += 1
                guard let value = rows[row].values[column] else {
                    verdict.remarks.append(remark(row, column, isBlank: true))
                    continue
                }
                filled += 1
                if worksheet.agrees(value, with: key.grid[row, column]) {
                    right += 1
                } else {
                    verdict.remarks.append(remark(row, column, isBlank: false))
                    if let warning = unrounded(value, row, column, in: rows[row]) {
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
    private func changedEntries(_ rows: [AnswerSheet.Row]) -> [Diagnostic] {
        rows.enumerated().compactMap { row, written in
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

    private func misshapen(_ rows: [AnswerSheet.Row]) -> Diagnostic? {
        let (height, width) = (key.grid.rows, key.grid.columns)
        for (number, row) in rows.prefix(height).enumerated() where row.values.count != width {
            return Diagnostic(
                at: row.place,
                words(.rowLength(row: number + 1, of: worksheet.id, row.values.count, expected: width)),
                excerpt: row.excerpt,
                remedy: words(
                    row.hasDecimalCommas
                        ? .writeDecimalPoints : row.values.count > width ? .leaveOutEntries : .writeGivenEntries))
        }
        guard rows.count != height else { return nil }
        let row = rows.count > height ? rows[height] : rows.last
        return Diagnostic(
            at: row?.place, words(.rowCount(of: worksheet.id, rows.count, expected: height)), excerpt: row?.excerpt,
            remedy: words(.writeGivenRows))
    }
}

extension AnswerSheet.Row {
    /// Whether there is a comma between two digits, as in `0,5`.
    fileprivate var hasDecimalCommas: Bool { excerpt.line.contains(/[0-9],[0-9]/) }
}
