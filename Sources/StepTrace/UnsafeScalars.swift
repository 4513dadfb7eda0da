extension Unicode.Scalar {
    /// A terminal would obey it, HTML does not know it, or it makes the text around it read differently from what it is.
    package var isUnsafe: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F: true
        // Overrides, embeddings and isolates of the writing direction.
        case 0x202A...0x202E, 0x2066...0x2069: true
        // No characters.
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}

extension StringProtocol {
    /// Without what a terminal would obey and what turns the text around, line breaks included.
    package var withoutUnsafeScalars: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isUnsafe }))
    }
}
