/// The text that a cell prints, without the standard library's message about a crash.
///
/// A line such as `Fatal error: …` is held back with everything after it. If the program then crashes, it belongs to the
/// diagnostic and not to the cell's output. If the cell ends without a crash, the cell itself has printed it.
struct PrintedText {
    /// The beginning of an incomplete line.
    private var line: [UInt8] = []
    /// How many bytes of `line` have been returned.
    private var shown = 0
    /// An empty line, which may belong to a crash message after it.
    private var blank: [UInt8] = []
    /// A possible crash message and everything after it.
    private var held: [UInt8]?
    /// How many bytes have been added, without those of a possible crash message, which is short.
    private(set) var byteCount = 0

    private static let mostHeld = 1 << 16

    /// What the Swift runtime says about the report of a crash, not about the crash: that a thread could not be suspended.
    private static let runtimeMark = "swift-runtime: "

    private static let crashMarks = (Trap.kinds + ["*** Signal ", runtimeMark]).map { Array($0.utf8) }

    /// Adds bytes and returns the lines that are complete now.
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
            if Self.hasCrashMark(line) {
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

    /// Returns the beginning of an incomplete line, for when no bytes have arrived for a while.
    mutating func idle() -> String {
        guard held == nil, !Self.hasCrashMark(line) else { return "" }
        let end = line.count - Self.incompleteScalar(line)
        guard end > shown || line.isEmpty else { return "" }
        defer {
            blank = []
            shown = max(shown, end)
        }
        return String(decoding: blank + line[min(shown, end)..<end], as: UTF8.self)
    }

    /// Returns everything that is left, after the cell has ended without a crash.
    mutating func end() -> String {
        defer { self = PrintedText() }
        return String(decoding: blank + line[shown...] + (held ?? []), as: UTF8.self)
    }

    /// Returns what is left after a crash: the rest of the output, and the crash message.
    mutating func endAfterCrash() -> (output: String, crashMessage: String) {
        if held == nil, Self.hasCrashMark(line) { return ("", Self.withoutRuntimeLines(end())) }
        let output = String(decoding: blank + line[shown...], as: UTF8.self)
        let message = String(decoding: held ?? [], as: UTF8.self)
        self = PrintedText()
        return (output, Self.withoutRuntimeLines(message))
    }

    private static func withoutRuntimeLines(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(runtimeMark) }
            .joined(separator: "\n")
    }

    private static func hasCrashMark(_ line: [UInt8]) -> Bool {
        crashMarks.contains { mark in
            guard let first = mark.first, line.count >= mark.count else { return false }
            return line.indices.dropLast(mark.count - 1).contains { start in
                line[start] == first && line[start..<(start + mark.count)].elementsEqual(mark)
            }
        }
    }

    /// How many bytes at the end belong to an incomplete character.
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
