/// The arithmetic of one number as it is written, its operands marked so that a page can colour them.
///
/// Rules write it as it reads: `"\(line.number(0)) × \(line.bracketed(1))"`.
public struct WrittenArithmetic: Sendable, Hashable {
    public struct Piece: Sendable, Hashable {
        public var text: String
        /// Nil for signs, words and numbers that are no entry of a step.
        public var pen: Pen?
    }

    /// How an entry is marked, in the text and in the matrix that it stands in.
    public enum Pen: Sendable, Hashable {
        case first, second, third
        /// The number that is explained.
        case result
    }

    public private(set) var pieces: [Piece] = []

    public var text: String { pieces.reduce(into: "") { $0 += $1.text } }

    init(_ text: String, _ pen: Pen? = nil) {
        append(Piece(text: text, pen: pen))
    }

    private mutating func append(_ piece: Piece) {
        if piece.pen == nil, let last = pieces.last, last.pen == nil {
            pieces[pieces.count - 1].text += piece.text
        } else if !piece.text.isEmpty {
            pieces.append(piece)
        }
    }

    mutating func append(_ other: WrittenArithmetic) {
        for piece in other.pieces { append(piece) }
    }

    /// The parts with a sign between each two.
    static func joined(_ parts: [WrittenArithmetic], by sign: String) -> WrittenArithmetic {
        var all = WrittenArithmetic("")
        for (index, part) in parts.enumerated() {
            if index > 0 { all.append(WrittenArithmetic(sign)) }
            all.append(part)
        }
        return all
    }
}

extension WrittenArithmetic: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var written = WrittenArithmetic("")

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) { written.append(WrittenArithmetic(literal)) }
        public mutating func appendInterpolation(_ part: WrittenArithmetic) { written.append(part) }
        public mutating func appendInterpolation(_ text: String) { written.append(WrittenArithmetic(text)) }
    }

    public init(stringLiteral text: String) { self.init(text) }
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.written }
}
