/// What a cell prints, as it comes, without the standard library's last words.
///
/// A line such as `Fatal error: …` is held back with all that follows: if the program then dies, it belongs to the
/// diagnostic and not to the cell's output; if it lives, it was the cell that wrote it.
struct PrintedText {
    /// The beginning of a line whose end is still to come.
    private var line: [UInt8] = []
    /// How much of `line` has been given out.
    private var shown = 0
    /// An empty line that may belong to last words that follow.
    private var blank: [UInt8] = []
    /// Last words, and what came after them.
    private var held: [UInt8]?
    /// How much has come since the beginning, last words not counted: those are short.
    private(set) var byteCount = 0

    private static let mostHeld = 1 << 16

    private static let lastWords = ["Fatal error", "Precondition failed", "Assertion failed", "*** Signal "]
        .map { Array($0.utf8) }

    /// Takes bytes and gives back the lines that are complete now.
    mutating func add(_ bytes: [UInt8]) -> String {
        byteCount += held == nil ? bytes.count : 0
        var text: [UInt8] = []
        for byte in bytes {
            if let count = held?.count {
                if count < Self.mostHeld { held?.append(byte) } else { byteCount += 1 }
                continue
            }
            line.append(byte)
            guard byte == UInt8(ascii: "\n") else { continue }
            if Self.isLastWord(line) {
                held = blank + line[shown...]
                blank = []
            } else if line.count == 1, shown == 0 {
                text += blank
                blank = line
            } else {
                text += blank + line[shown...]
                blank = []
            }
            line = []
            shown = 0
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Gives back the beginning of a line, when nothing has come for a while.
    mutating func idle() -> String {
        guard held == nil, !Self.isLastWord(line) else { return "" }
        let end = line.count - Self.incompleteScalar(line)
        guard end > shown || line.isEmpty else { return "" }
        defer {
            blank = []
            shown = max(shown, end)
        }
        return String(decoding: blank + line[min(shown, end)..<end], as: UTF8.self)
    }

    /// Everything that is left: the cell has ended and the program lives.
    mutating func end() -> String {
        defer { self = PrintedText() }
        return String(decoding: blank + line[shown...] + (held ?? []), as: UTF8.self)
    }

    /// What is left when the program has died: the rest of the output, and the last words.
    mutating func die() -> (output: String, lastWords: String) {
        if held == nil, Self.isLastWord(line) { return ("", end()) }
        let output = String(decoding: blank + line[shown...], as: UTF8.self)
        let words = String(decoding: held ?? [], as: UTF8.self)
        self = PrintedText()
        return (output, words)
    }

    private static func isLastWord(_ line: [UInt8]) -> Bool {
        lastWords.contains { word in
            guard let first = word.first, line.count >= word.count else { return false }
            return line.indices.dropLast(word.count - 1).contains { start in
                line[start] == first && line[start..<(start + word.count)].elementsEqual(word)
            }
        }
    }

    /// How many bytes at the end begin a character whose rest is still to come.
    private static func incompleteScalar(_ bytes: [UInt8]) -> Int {
        for count in 1...3 where count <= bytes.count {
            let byte = bytes[bytes.count - count]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > count ? count : 0
        }
        return 0
    }
}
