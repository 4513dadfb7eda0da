extension [UInt8] {
    /// The number in some bytes, the lowest first; nil where there are not so many.
    func littleEndian(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= self.count - count else { return nil }
        return (0..<count).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }
}
