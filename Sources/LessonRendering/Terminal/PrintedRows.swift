import LessonModel
import TraceFigures

/// Printed text as rows of a terminal: a short text whole, of a flood its head, its tail and how much is between.
///
/// A flood is measured byte by byte, once; only what is shown of it is set.
struct PrintedRows {
    private let bytes: [UInt8]
    private let width: Int
    private let metrics: TextMetrics
    private let words: LessonWords

    /// Text of more rows than this is a flood.
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
            return set(bytes[...])
        }
        let between = starts.count - Self.head - starts.tail.count
        let note = metrics.line("⋯ \(words(.moreLines(Self.grouped(between)))) ⋯", .faint)
        return set(bytes[..<head]).prefix(Self.head) + [note]
            + set(bytes[tail.offset...], goesOn: tail.goesOn).suffix(Self.tail)
    }

    /// What surely stands at the beginning, whatever is still to come.
    func beginning() -> [StyledLine] {
        let head = RowStarts(bytes, width: width, atMost: Self.head + 1).endOfHead ?? bytes.endIndex
        return Array(set(bytes[..<head]).prefix(Self.head))
    }

    /// - Parameter goesOn: the first row is not the beginning of its line.
    private func set(_ bytes: ArraySlice<UInt8>, goesOn: Bool = false) -> [StyledLine] {
        let lines = CodeLines.plain(String(decoding: bytes, as: UTF8.self), .plain, metrics)
        return lines.enumerated().flatMap { index, line in
            CodeLines.cut(goesOn && index == 0 ? CodeLines.goingOn(metrics) + line : line, width, metrics)
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
