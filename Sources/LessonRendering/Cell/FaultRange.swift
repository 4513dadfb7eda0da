/// The part of a source line that a message points at, extended to whole characters, and to the whole name when the message
/// points only at its beginning.
struct FaultRange {
    /// In UTF-8 bytes of the line.
    let bytes: Range<Int>

    /// - Parameters:
    ///   - start: the UTF-8 bytes before it.
    ///   - length: in UTF-8 bytes.
    init(from start: Int, length: Int, in line: some StringProtocol) {
        var range: Range<Int>?
        var offset = 0
        for character in line {
            let next = offset + character.utf8.count
            defer { offset = next }
            guard next > start else { continue }
            let isPartOfName = character.isLetter || character.isNumber || character == "_"
            guard offset < start + length || length == 1 && isPartOfName else { break }
            range = (range?.lowerBound ?? offset)..<next
            if length == 1, !isPartOfName { break }
        }
        bytes = range ?? offset..<offset
    }
}
