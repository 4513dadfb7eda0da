/// A single value of a YAML text, with its place.
struct YAMLScalar {
    var text: String
    /// Where it begins, its quote included.
    var position: Position
    /// Of its text on the first line, quotes included, in bytes.
    var length: Int
    var isQuoted: Bool
    var source: SourceText

    /// Where the text itself begins; the indicator's own place for a block of lines.
    var textPosition: Position {
        isQuoted ? Position(line: position.line, column: position.column + 1) : position
    }
}
