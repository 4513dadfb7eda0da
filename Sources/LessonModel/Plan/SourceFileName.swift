/// The name of a file in a program's source locations.
///
/// The compiler takes the text between the quotation marks as it is, without escapes, and its messages are lines: what
/// would end either, and the colons that divide messages, are percent-encoded.
package enum SourceFileName {
    package static func encoded(_ name: String) -> String {
        name.contains { needsCode($0) }
            ? String(name.flatMap { needsCode($0) ? PercentEncoding.encoded(String($0)) : String($0) }) : name
    }

    package static func decoded(_ name: String) -> String { PercentEncoding.decoded(name) }

    private static func needsCode(_ character: Character) -> Bool {
        "\"\\%:".contains(character) || character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }
}
