package import StepTrace

extension Grid {
    /// Rows of equal length.
    package init(_ rows: [[Double]]) {
        self.init(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { $0 })
    }
}
