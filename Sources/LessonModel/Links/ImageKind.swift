/// A kind of image that browsers show, and that a page can hold.
package enum ImageKind: String, Sendable, CaseIterable {
    case avif, gif, jpeg, png, svg, webp

    package var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }

    /// The file name extensions of all kinds.
    static let fileExtensions = (allCases.map(\.rawValue) + ["jpg"]).sorted()

    /// The kind of an image that begins with those bytes, whatever the file is called; `nil` when it is none.
    package init?(of bytes: [UInt8]) {
        func has(_ text: String, at offset: Int) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        // Each header must reach as far as the image's size: a shorter file shows nothing.
        if bytes.first == 0x89, has("PNG\r\n\u{1A}\n", at: 1), has("IHDR", at: 12), bytes.count >= 33 {
            self = .png
        } else if has("GIF87a", at: 0) || has("GIF89a", at: 0), bytes.count >= 13 {
            self = .gif
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if has("RIFF", at: 0), has("WEBPVP8", at: 8) {
            self = .webp
        } else if has("ftyp", at: 4),
            stride(from: 8, to: 64, by: 4).contains(where: { has("avif", at: $0) || has("avis", at: $0) })
        {
            self = .avif
        } else if ImageKind.isSVG(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    /// Whether the first element of a text is `svg`, after what XML allows before it.
    private static func isSVG(_ bytes: [UInt8]) -> Bool {
        let prologue = /\uFEFF?(?>(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*)/
        let element = /<(?:[\w.\-]+:)?svg[\s\/>]/
        // Binary files are not searched to their end.
        guard let first = bytes.first, first == UInt8(ascii: "<") || first == 0xEF || first <= UInt8(ascii: " ") else {
            return false
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let before = text.prefixMatch(of: prologue.dotMatchesNewlines()) else { return false }
        return text[before.range.upperBound...].prefixMatch(of: element) != nil
    }
}
