import LessonModel

/// A piece of markup that GitHub adds to CommonMark, found before cmark reads the text.
struct MarkupToken {
    enum Kind {
        /// `$x^2$`, or with two dollar signs a display formula.
        case formula(RunningText, isDisplay: Bool)
        /// `~~`, which may begin or end text that is struck out.
        case strike(begins: Bool, ends: Bool)
        /// `[^1]`.
        case note(label: String)
        /// `[^1]:`, where the note itself begins.
        case noteBegin
        /// `https://…` as it stands; the destination is a whole address.
        case address(destination: String)
        /// `<!-- … -->`.
        case comment
    }

    var kind: Kind
    /// What stands in the source.
    var written: String
    var position: Position
    /// Its bytes on its first line.
    var length: Int
    /// The position after it.
    var end: Position
}

/// Markup that is masked: control characters stand in its place in what cmark reads, so that cmark keeps it together.
///
/// A mask has as many bytes as what it hides, so that all places stay the same.
struct Masks {
    /// The part of a token on one line; only the first has the token.
    struct Piece {
        var token: MarkupToken?
        var isLast: Bool
        var length: Int
        var written: String
    }

    /// The control character that masks are made of, which the file does not contain.
    private(set) var character: UInt8?
    private var pieces: [FileLocation: Piece] = [:]

    /// Chooses the character; a file with all of them cannot be masked.
    mutating func choose(for bytes: [UInt8]) {
        // A reference such as `&#1;` becomes one, too.
        let references = String(decoding: bytes, as: UTF8.self).matches(
            of: /&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));/)
        let used = Set(bytes).union(
            references.compactMap { match in
                (match.1.flatMap { UInt32($0) } ?? match.2.flatMap { UInt32($0, radix: 16) }).flatMap(
                    UInt8.init(exactly:))
            })
        character = (Array(1...8) + Array(14...31)).first { !used.contains($0) }
    }

    subscript(place: FileLocation) -> Piece? {
        get { pieces[place] }
        set { pieces[place] = newValue }
    }

    /// The pieces in a masked text, in order.
    func pieces(in text: RunningText, of source: SourceText) -> [Piece] {
        guard let character, !pieces.isEmpty else { return [] }
        var found: [Piece] = []
        var index = 0
        while let start = text.bytes[index...].firstIndex(of: character) {
            let piece =
                pieces[source.place(text.position(at: start))]
                ?? Piece(token: nil, isLast: true, length: 1, written: String(UnicodeScalar(character)))
            found.append(piece)
            index = min(start + piece.length, text.bytes.count)
        }
        return found
    }
}
