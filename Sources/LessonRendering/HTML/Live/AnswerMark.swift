import LessonModel

/// A place in the code of an answer that a diagnostic is about, for the editor on a page.
package struct AnswerMark: Sendable, Hashable {
    /// Counted from 1.
    package var line: Int
    /// Counted from 1 in UTF-16 units, as browsers count.
    package var column: Int
    /// In UTF-16 units, at least 1.
    package var length: Int
    package var message: String
    package var isWarning: Bool

    /// - Parameter file: the answer's.
    /// - Returns: nil for a diagnostic about another file, or about none.
    init?(_ diagnostic: Diagnostic, in file: String) {
        guard let place = diagnostic.place, place.file == file else { return nil }
        line = place.line
        (column, length) = (max(1, place.column), 1)
        message = VisibleText.visible(diagnostic.message)
        isWarning = diagnostic.severity != .error
        guard let excerpt = diagnostic.excerpt else { return }
        let bytes = Array(excerpt.line.utf8)
        let range =
            excerpt.length == 0
            ? Self.withoutBlanks(bytes)
            : FaultRange(from: place.column - 1, length: excerpt.length, in: excerpt.line).bytes
        func units(_ range: Range<Int>) -> Int {
            String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self).utf16.count
        }
        column = units(0..<range.lowerBound) + 1
        length = max(1, units(range))
    }

    /// A whole line, but for the blanks around its text.
    private static func withoutBlanks(_ line: [UInt8]) -> Range<Int> {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        let start = line.firstIndex { !isBlank($0) } ?? 0
        let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        return start..<end
    }
}
