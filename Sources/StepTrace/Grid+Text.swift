extension Grid {
    /// One line a row, numbers aligned.
    public var text: String {
        let texts = values.map { formatted($0, decimals: 4, trimmed: true) }
        let width = texts.reduce(0) { max($0, $1.unicodeScalars.count) }
        let lines = (0..<rows).map { row in
            let cells = texts[row * columns..<(row + 1) * columns].map { text in
                String(repeating: " ", count: width - text.unicodeScalars.count) + text
            }
            return "[" + cells.joined(separator: " ") + "]"
        }
        return rows == 0 ? "[]" : lines.joined(separator: "\n")
    }
}
