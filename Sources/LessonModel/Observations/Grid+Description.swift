package import StepTrace

extension Grid {
    /// The numbers in the description of a number, of an array of numbers or of an array of such arrays.
    ///
    /// `0.5`, `[1.0, 2.0]` and `[[1.0], [2.0]]` are such texts; anything else is `nil`.
    package init?(describedBy text: String) {
        let text = text.filter { $0 != " " }
        if let number = Double(text) {
            self.init(rows: 1, columns: 1, values: [number])
            return
        }
        guard text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 else { return nil }
        let inside = text.dropFirst().dropLast()
        let rows: [Substring]
        if inside.hasPrefix("[") {
            guard inside.hasSuffix("]") else { return nil }
            rows = inside.dropFirst().dropLast().split(separator: "],[", omittingEmptySubsequences: false)
        } else {
            rows = [inside]
        }
        let values = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) } }
        guard let columns = values.first?.count, values.allSatisfy({ $0.count == columns }) else { return nil }
        let numbers = values.joined().compactMap(\.self)
        guard numbers.count == rows.count * columns else { return nil }
        self.init(rows: rows.count, columns: columns, values: numbers)
    }
}
