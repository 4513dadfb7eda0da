/// The name of a file in a program's source locations.
///
/// The compiler reads no escapes there, and its messages are lines whose fields are divided by colons: quotation marks,
/// control characters and colons are percent-encoded, and backslashes and `%` with them.
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
