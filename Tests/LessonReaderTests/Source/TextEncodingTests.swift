import LessonModel
import Testing

@testable import LessonReader

/// Bytes are decoded in one place; the examples are those of the Unicode standard, section 3.9.
struct TextEncodingTests {
    @Test(
        arguments: [
            ("plain", [0x61]), ("two", [0xC2, 0x80]), ("three", [0xE6, 0xB3, 0xA8]),
            ("last before surrogates", [0xED, 0x9F, 0xBF]),
            ("four", [0xF0, 0x9F, 0x98, 0x80]), ("last", [0xF4, 0x8F, 0xBF, 0xBF]),
        ] as [(String, [UInt8])])
    func acceptsWhatIsWellFormed(name: String, bytes: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        #expect(TextEncoding.read(bytes, file: "x.md", into: &diagnostics).bytes == bytes)
        #expect(diagnostics.isEmpty)
    }

    @Test(
        arguments: [
            ("continuation alone", [0x80]), ("cut short", [0xE6, 0xB3]), ("overlong", [0xC0, 0xAF]),
            ("overlong three", [0xE0, 0x80, 0xAF]),
            ("surrogate", [0xED, 0xA0, 0x80]), ("overlong four", [0xF0, 0x80, 0x80, 0xAF]),
            ("too large", [0xF4, 0x90, 0x80, 0x80]),
            ("never a byte", [0xFF]), ("NUL", [0x00]),
        ] as [(String, [UInt8])])
    func reportsWhatIsNot(name: String, bytes: [UInt8]) {
        var diagnostics: [Diagnostic] = []
        let text = TextEncoding.read([0x61, 0x0A, 0x62] + bytes + [0x63], file: "x.md", into: &diagnostics)
        #expect(diagnostics.map { [$0.place?.line, $0.place?.column] } == [[2, 2]])
        #expect(text.bytes == [0x61, 0x0A, 0x62] + bytes.map { _ in UInt8(ascii: "?") } + [0x63])
    }

    /// With a byte order mark or without, in either order of bytes.
    @Test(arguments: [true, false], [true, false])
    func utf16IsReadAndSaid(hasMark: Bool, isBigEndian: Bool) {
        let units = (hasMark ? [0xFEFF] : []) + Array("ab\nü🎉".utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
        var diagnostics: [Diagnostic] = []
        let text = TextEncoding.read(bytes, file: "x.md", into: &diagnostics)
        #expect(text.bytes == Array("ab\nü🎉".utf8))
        #expect(
            diagnostics == [
                Diagnostic(
                    at: FileLocation(file: "x.md", line: 1, column: 1), "this file is UTF-16, not UTF-8",
                    excerpt: .init(line: "ab"), remedy: "save the file as UTF-8")
            ])
    }
}
