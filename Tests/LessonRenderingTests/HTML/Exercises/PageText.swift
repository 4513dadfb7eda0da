/// The bytes of a page in every reading in which something could hide: as text, as source, as the strings of scripts.
struct PageText {
    private let readings: [String]

    init(_ html: String) {
        let source = Self.unescaped(html)
        readings = [
            Self.unescaped(html.replacing(/<[^>]*>/, with: "")), source, Self.withoutBackslashes(source), html,
        ].map(Self.squeezed)
    }

    /// Whether a text without white space is anywhere in the page.
    func contains(_ squeezed: String) -> Bool { readings.contains { $0.contains(squeezed) } }

    private static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "`" } }

    /// Character references as the characters they stand for.
    static func unescaped(_ html: String) -> String {
        html.replacing(/&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([a-z]+));/) { match in
            let number = match.1.flatMap { UInt32($0) } ?? match.2.flatMap { UInt32($0, radix: 16) }
            if let scalar = number.flatMap(Unicode.Scalar.init) { return String(Character(scalar)) }
            return match.3.flatMap { names[String($0)] } ?? String(match.0)
        }
    }

    private static let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]

    /// The strings of JSON and scripts as what they say.
    private static func withoutBackslashes(_ text: String) -> String {
        text.replacing(/\\u([0-9a-fA-F]{4})/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
        .replacing(/\\[nrt]/, with: "").replacing("\\", with: "")
    }
}
