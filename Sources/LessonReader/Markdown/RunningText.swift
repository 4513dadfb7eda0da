/// The running text of one block, as in the source but without the markers of its containers before each line.
struct RunningText {
    /// The lines, each but the last followed by a line feed.
    private(set) var bytes: [UInt8] = []
    /// The start of each piece in the text, and its position in the source.
    private var pieces: [(start: Int, position: Position)] = []

    /// Adds a piece of one line of the source.
    mutating func append(_ line: ArraySlice<UInt8>, at position: Position) {
        pieces.append((bytes.count, position))
        bytes.append(contentsOf: line)
    }

    mutating func appendLineBreak() { bytes.append(.lineFeed) }

    /// The text of a paragraph or heading inside `quotes` block quotes.
    init(of node: MarkdownNode, lines: ClosedRange<Int>, quotes: Int, in source: SourceText) {
        for number in lines {
            let line = source.line(number)
            var rest: ArraySlice<UInt8>
            if number == node.start.line {
                rest = line.dropFirst(node.start.column - 1)
            } else {
                appendLineBreak()
                rest = line.drop { $0.isBlank }
                var open = quotes
                while open > 0, rest.first == UInt8(ascii: ">") {
                    rest = rest.dropFirst().drop { $0.isBlank }
                    open -= 1
                }
            }
            append(rest, at: Position(line: number, column: rest.startIndex - line.startIndex + 1))
        }
    }

    init() {}

    /// The position in the source of a byte of this text.
    func position(at offset: Int) -> Position {
        guard !pieces.isEmpty else { return Position(line: 1, column: 1) }
        let piece = pieces[piece(at: offset)]
        return Position(line: piece.position.line, column: piece.position.column + offset - piece.start)
    }

    /// The last piece that begins at an offset or before it.
    private func piece(at offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// A part of the text.
    func part(_ range: Range<Int>) -> RunningText {
        var part = RunningText()
        part.bytes = Array(bytes[range])
        guard !pieces.isEmpty else { return part }
        let first = piece(at: range.lowerBound)
        part.pieces = [(0, position(at: range.lowerBound))]
        part.pieces += pieces[(first + 1)...].prefix { $0.start < range.upperBound }.map {
            ($0.start - range.lowerBound, $0.position)
        }
        return part
    }

    /// The text with another byte in place of each byte of some ranges.
    func masking(_ ranges: [Range<Int>], with mask: UInt8) -> RunningText {
        var masked = self
        for range in ranges {
            for index in range { masked.bytes[index] = mask }
        }
        return masked
    }

    /// The lines of the text, with the offset each begins at.
    var lines: [(offset: Int, bytes: ArraySlice<UInt8>)] {
        bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map { ($0.startIndex, $0) }
    }
}
