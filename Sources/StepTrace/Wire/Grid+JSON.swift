/// The wire form of a grid: `"rows"`, `"columns"` and the `"values"` row by row.
extension Grid {
    var members: [JSONValue.Member] {
        let rows = (0..<rows).map { JSONValue(Array(row($0))) }
        return [
            .init("rows", JSONValue(self.rows)), .init("columns", JSONValue(columns)), .init("values", .array(rows)),
        ]
    }

    /// Reads the members that `members` writes; nil unless the numbers fill the rectangle.
    init?(_ json: JSONValue) {
        guard let rows = json["rows"]?.integer, let columns = json["columns"]?.integer, rows >= 0, columns >= 0,
            let lines = json["values"]?.array, lines.count == rows
        else { return nil }
        var values: [Double] = []
        for line in lines {
            guard let numbers = line.doubles, numbers.count == columns else { return nil }
            values.append(contentsOf: numbers)
        }
        self.init(rows: rows, columns: columns, values: values)
    }
}
