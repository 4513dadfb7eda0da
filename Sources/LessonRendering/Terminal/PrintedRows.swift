import LessonModel
import TraceFigures

/// Printed text as rows of a terminal; of a long text only its head, its tail and the number of rows between.
///
/// Row starts are found in one pass over the bytes, and only the rows that are shown are rendered.
struct PrintedRows {
    private let bytes: [UInt8]
    private let width: Int
    private let metrics: TextMetrics
    private let words: LessonWords

    /// The most rows of a text that is shown whole.
    static let most = 200
    static let head = 100
    static let tail = 20

    init(
        _ text: String, width: Int, _ metrics: TextMetrics, _ words: @escaping LessonWords = { $0.english }
    ) {
        self.words = words
        bytes = Array(text.overwritten.utf8)
        self.width = max(width, 6)
        self.metrics = metrics
    }

    func lines() -> [StyledLine] {
        let starts = RowStarts(bytes, width: width)
        guard starts.count > Self.most, let head = starts.endOfHead, let tail = starts.tail.first else {
            return rows(of: bytes[...])
        }
        let between = starts.count - Self.head - starts.tail.count
        let note = metrics.line("⋯ \(words(.moreLines(Self.grouped(between)))) ⋯", .faint)
        return rows(of: bytes[..<head]).prefix(Self.head) + [note]
            + rows(of: bytes[tail.offset...], isContinuation: tail.isContinuation).suffix(Self.tail)
    }

    /// The rows at the beginning that stay the same whatever follows.
    func beginning() -> [StyledLine] {
        let head = RowStarts(bytes, width: width, atMost: Self.head + 1).endOfHead ?? bytes.endIndex
        return Array(rows(of: bytes[..<head]).prefix(Self.head))
    }

    /// - Parameter isContinuation: whether the first row continues a line.
    private func rows(of bytes: ArraySlice<UInt8>, isContinuation: Bool = false) -> [StyledLine] {
        let lines = CodeLines.plain(String(decoding: bytes, as: UTF8.self), .plain, metrics)
        return lines.enumerated().flatMap { index, line in
            CodeLines.cut(
                isContinuation && index == 0 ? CodeLines.continuationMark(metrics) + line : line, width, metrics)
        }
    }

    /// A count with a space between thousands.
    static func grouped(_ number: Int) -> String {
        let digits = String(number)
        return digits.enumerated().reduce("") { text, digit in
            let rest = digits.count - digit.offset
            return text + (digit.offset > 0 && rest % 3 == 0 ? " " : "") + String(digit.element)
        }
    }
}
