public import AttentionKernel

extension SeededGenerator {
    /// So many whole numbers from 0 up to but not including the limit, such as the letters of a word to learn from.
    public mutating func tokens(
        _ count: Int, below limit: Int, file: StaticString = #filePath, line: UInt = #line
    ) -> [Int] {
        guard count >= 0, limit > 0 else {
            stop(
                "tokens: \(count) tokens below \(limit); the count is 0 or more and the limit 1 or more", file: file,
                line: line)
        }
        return (0..<count).map { _ in Int(next().multipliedFullWidth(by: UInt64(limit)).high) }
    }
}
