/// The words after a fence, with their places: a first word, then words and `key=value` pairs.
struct InfoString {
    /// A word or a pair.
    struct Item {
        var key: String
        /// `nil` for a word without `=`.
        var value: String?
        var position: Position
        var valuePosition: Position
        /// The length of the value as written, including quotes, in bytes.
        var valueLength: Int

        /// Where the text of the value begins, after a quote.
        var textPosition: Position {
            let isQuoted = valueLength > value?.utf8.count ?? 0
            return Position(line: valuePosition.line, column: valuePosition.column + (isQuoted ? 1 : 0))
        }

        var keyLength: Int { key.utf8.count }

        /// The length of the whole word or pair, in bytes.
        var length: Int { value == nil ? keyLength : keyLength + 1 + valueLength }
    }

    /// A syntax error: a quote that is never closed, a value without a key.
    struct Flaw {
        var position: Position
        var length: Int
        var message: String
        var remedy: String
    }

    private(set) var first = ""
    private(set) var firstPosition: Position
    private(set) var items: [Item] = []
    private(set) var flaws: [Flaw] = []

    /// Reads the words of a line that begins at the byte `lineStart`.
    init(_ bytes: ArraySlice<UInt8>, line: Int, lineStart: Int) {
        func position(_ index: Int) -> Position { Position(line: line, column: index - lineStart + 1) }
        func isSeparator(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: ",") }
        firstPosition = position(bytes.startIndex)
        var index = bytes.startIndex
        while true {
            while index < bytes.endIndex, isSeparator(bytes[index]) { index += 1 }
            guard index < bytes.endIndex else { return }
            let start = index
            while index < bytes.endIndex, !isSeparator(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
            let key = String(decoding: bytes[start..<index], as: UTF8.self)
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else {
                if first.isEmpty, items.isEmpty, flaws.isEmpty {
                    first = key
                } else {
                    items.append(
                        Item(
                            key: key, value: nil, position: position(start), valuePosition: position(index),
                            valueLength: 0))
                }
                continue
            }
            index += 1
            let valueStart = index
            var value: [UInt8] = []
            if index < bytes.endIndex, bytes[index] == .quote || bytes[index] == UInt8(ascii: "'") {
                let quote = bytes[index]
                index += 1
                while index < bytes.endIndex, bytes[index] != quote {
                    if bytes[index] == .backslash, index + 1 < bytes.endIndex,
                        bytes[index + 1] == quote || bytes[index + 1] == .backslash
                    {
                        index += 1
                    }
                    value.append(bytes[index])
                    index += 1
                }
                if index == bytes.endIndex {
                    flaws.append(
                        Flaw(
                            position: position(valueStart), length: index - valueStart,
                            message: "this quote is never closed",
                            remedy: "end the value with \(String(decoding: [quote], as: UTF8.self))"))
                } else {
                    index += 1
                }
            } else {
                while index < bytes.endIndex, !isSeparator(bytes[index]) {
                    value.append(bytes[index])
                    index += 1
                }
            }
            guard !key.isEmpty else {
                flaws.append(
                    Flaw(
                        position: position(start), length: index - start, message: "a value without a key",
                        remedy: "write key=value, without spaces around '='"))
                continue
            }
            items.append(
                Item(
                    key: key, value: String(decoding: value, as: UTF8.self), position: position(start),
                    valuePosition: position(valueStart), valueLength: index - valueStart))
        }
    }
}
