import LessonModel
import Synchronization

/// The bytes of a text and its lines, with their places in the file.
///
/// Lines and columns are counted from 1, columns in UTF-8 bytes. A fragment, such as the body of a fence, is a text of
/// its own whose places are those in the whole file.
final class SourceText: Sendable {
    let file: String
    let bytes: [UInt8]
    /// The offset of each line's first byte; a byte order mark belongs to no line.
    let lineStarts: [Int]
    private let frame: Frame?
    /// The texts of long lines: what is said of a line a thousand times shares one copy of it.
    private let longLines = Mutex<[Int: String]>([:])
    /// In bytes.
    private static let longLine = 500

    /// Where the lines of a fragment are in the whole text.
    private struct Frame: Sendable {
        var whole: SourceText
        var firstLine: Int
        /// The number of bytes before each line of the fragment on its line in the whole text.
        var indents: [Int]

        /// The position in the whole text of a position in the fragment.
        func position(_ position: Position) -> Position {
            let index = min(position.line, indents.count) - 1
            return Position(
                line: firstLine + position.line - 1, column: position.column + (index < 0 ? 0 : indents[index]))
        }
    }

    convenience init(file: String, bytes: [UInt8]) {
        self.init(file: file, bytes: bytes, frame: nil)
    }

    private init(file: String, bytes: [UInt8], frame: Frame?) {
        self.file = file
        self.bytes = bytes
        self.frame = frame
        var index = bytes.starts(with: TextFile.byteOrderMark) ? TextFile.byteOrderMark.count : 0
        var starts = [index]
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
            if byte == .carriageReturn || byte == .lineFeed { starts.append(index) }
        }
        lineStarts = starts
    }

    /// A fragment for the lines from `firstLine` on, which contain `text` after an indentation or another prefix.
    func fragment(_ text: String, fromLine firstLine: Int) -> SourceText {
        let bytes = Array(text.utf8)
        let lines = SourceText(file: file, bytes: bytes)
        let indents = lines.lineStarts.indices.map { index in
            max(0, line(firstLine + index).count - lines.line(index + 1).count)
        }
        return SourceText(
            file: file, bytes: bytes, frame: Frame(whole: self, firstLine: firstLine, indents: indents))
    }

    /// The same text with other bytes, as many in each line.
    func replacing(text: [UInt8]) -> SourceText {
        SourceText(file: file, bytes: bytes[..<lineStarts[0]] + text, frame: frame)
    }

    /// The bytes without a byte order mark.
    var text: ArraySlice<UInt8> { bytes[lineStarts[0]...] }

    /// The bytes without a byte order mark, with spaces in place of the first lines so that all other places stay the
    /// same.
    func text(blankingLinesUpTo last: Int) -> [UInt8] {
        let end = offset(ofLine: last + 1)
        return text.indices.map { $0 < end && !bytes[$0].isWhitespace ? .space : bytes[$0] }
    }

    /// The bytes of a line without its line break; empty when there is no such line.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number <= lineStarts.count else { return [] }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        return bytes[start..<end]
    }

    /// The offset of a line's first byte; the end of the text for a line past the last.
    func offset(ofLine number: Int) -> Int {
        number <= lineStarts.count ? lineStarts[max(number, 1) - 1] : bytes.count
    }

    /// The place in the file of a line and column of this text.
    func place(_ position: Position) -> FileLocation {
        guard let frame else { return FileLocation(file: file, line: position.line, column: position.column) }
        return frame.whole.place(frame.position(position))
    }

    /// An error at a position of this text, with a caret under `length` bytes of the line.
    func error(
        _ position: Position, length: Int = 1, _ message: String, remedy: String? = nil, notes: [Diagnostic] = []
    ) -> Diagnostic {
        diagnostic(.error, position, length: length, message, remedy: remedy, notes: notes)
    }

    /// A warning at a position of this text.
    func warning(_ position: Position, length: Int = 1, _ message: String, remedy: String?) -> Diagnostic {
        diagnostic(.warning, position, length: length, message, remedy: remedy)
    }

    /// A note at a position of this text.
    func note(_ position: Position, length: Int = 1, _ message: String) -> Diagnostic {
        diagnostic(.note, position, length: length, message)
    }

    /// A problem at a position of this text.
    func diagnostic(
        _ severity: Diagnostic.Severity, _ position: Position, length: Int, _ message: String, remedy: String? = nil,
        notes: [Diagnostic] = []
    ) -> Diagnostic {
        if let frame {
            return frame.whole.diagnostic(
                severity, frame.position(position), length: length, message, remedy: remedy, notes: notes)
        }
        return Diagnostic(
            severity, at: place(position), message, excerpt: excerpt(position, length: length), remedy: remedy,
            notes: notes)
    }

    /// The line of a position, with a caret under `length` bytes of it.
    func excerpt(_ position: Position, length: Int) -> Diagnostic.Excerpt {
        if let frame { return frame.whole.excerpt(frame.position(position), length: length) }
        let bytes = line(position.line)
        let available = max(1, bytes.count - position.column + 1)
        return .init(line: string(ofLine: position.line), length: min(max(1, length), available))
    }

    private func string(ofLine number: Int) -> String {
        let bytes = line(number)
        guard bytes.count > Self.longLine else { return String(decoding: bytes, as: UTF8.self) }
        return longLines.withLock { lines in
            if let line = lines[number] { return line }
            let line = String(decoding: bytes, as: UTF8.self)
            lines[number] = line
            return line
        }
    }

    /// The position of a byte of this text.
    func position(at offset: Int) -> Position {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return Position(line: low + 1, column: offset - lineStarts[low] + 1)
    }
}

/// A line and column within one text.
struct Position: Sendable, Hashable {
    /// Counted from 1.
    var line: Int
    /// Counted from 1 in UTF-8 bytes.
    var column: Int
}
