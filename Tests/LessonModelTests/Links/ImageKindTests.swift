import LessonModel
import Testing

/// What a file holds is told by its first bytes.
struct ImageKindTests {
    /// The beginning of each kind of file, up to what says how large the image is.
    private static let beginnings: [(ImageKind, [UInt8])] = [
        (.png, [0x89] + "PNG\r\n\u{1A}\n\0\0\0\rIHDR".utf8 + Array(repeating: 0, count: 17)),
        (.gif, Array("GIF87a".utf8) + Array(repeating: 0, count: 7)),
        (.gif, Array("GIF89a".utf8) + Array(repeating: 0, count: 7)),
        (.jpeg, [0xFF, 0xD8, 0xFF]), (.webp, Array("RIFF\0\0\0\0WEBPVP8".utf8)),
        (.avif, Array("\0\0\0\u{1C}ftypavif".utf8)), (.avif, Array("\0\0\0\u{1C}ftypmif1\0\0\0\0avif".utf8)),
        (.svg, Array("<svg>".utf8)),
    ]

    @Test(arguments: beginnings) func theBeginningIsEnough(kind: ImageKind, bytes: [UInt8]) {
        #expect(ImageKind(of: bytes) == kind)
        #expect(ImageKind(of: bytes + Array(repeating: 0, count: 100)) == kind)
    }

    @Test(arguments: beginnings) func lessIsNoImage(kind: ImageKind, bytes: [UInt8]) {
        #expect(ImageKind(of: Array(bytes.dropLast())) == nil)
        #expect(ImageKind(of: [UInt8(ascii: "x")] + bytes) == nil)
    }

    @Test(arguments: [
        "\u{FEFF}<svg>", " \r\n<svg xmlns='http://www.w3.org/2000/svg'>", "<?xml version='1.0'?>\n<svg\n>",
        "<!-- <html> --><!-- > --><svg>", "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>\n<svg>",
        "<?xml version='1.0'?><!DOCTYPE svg [ <!ENTITY ns 'x'> ] >\n<!-- -->\n<svg:svg>",
    ])
    func aDrawingMayHaveMuchBeforeIt(text: String) { #expect(ImageKind(of: Array(text.utf8)) == .svg) }

    @Test(arguments: [
        "", "A heat map.", "<html><svg>", "<!-- <svg> -->", "<!DOCTYPE svg>", "<svgs>", "svg", "<?xml <svg>",
    ])
    func theRestIsNone(text: String) { #expect(ImageKind(of: Array(text.utf8)) == nil) }

    @Test func muchThatLeadsToNoDrawingTakesNoLonger() {
        #expect(ImageKind(of: Array(String(repeating: "<!-- -->", count: 20_000).utf8)) == nil)
    }

    @Test func mediaTypes() {
        #expect(
            ImageKind.allCases.map(\.mediaType) == [
                "image/avif", "image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp",
            ])
    }
}
