import Foundation

/// The bytes of a page in every reading in which something could hide: as text, as source, as the strings of scripts.
struct PageText {
    private let readings: [Data]

    init(_ html: String) {
        let source = Array(html.utf8)
        let unescaped = Self.unescaped(source)
        readings = [
            Self.unescaped(Self.withoutTags(source)), unescaped, Self.withoutBackslashes(unescaped), source,
        ].map { Data(Self.squeezed($0)) }
    }

    /// Whether a text without white space is anywhere in the page.
    func contains(_ squeezed: String) -> Bool {
        let bytes = Data(squeezed.utf8)
        return readings.contains { $0.range(of: bytes) != nil }
    }

    /// Without white space, no-break spaces included, and without the marks of code in a message.
    private static func squeezed(_ text: [UInt8]) -> [UInt8] {
        String(decoding: text, as: UTF8.self).unicodeScalars.reduce(into: [UInt8]()) { bytes, scalar in
            if !scalar.properties.isWhitespace, scalar != "`" { bytes += Array(String(scalar).utf8) }
        }
    }

    private static func withoutTags(_ html: [UInt8]) -> [UInt8] {
        var isInside = false
        return html.filter { byte in
            if byte == UInt8(ascii: "<") { isInside = true }
            defer { if byte == UInt8(ascii: ">") { isInside = false } }
            return !isInside
        }
    }

    /// Character references as the characters they stand for.
    private static func unescaped(_ html: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<start]
            rest = rest[start...]
            let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";"))
            if let end, let character = character(String(decoding: rest[(start + 1)..<end], as: UTF8.self)) {
                text += Array(character.utf8)
                rest = rest[(end + 1)...]
            } else {
                text.append(rest.removeFirst())
            }
        }
        return text + rest
    }

    private static func character(_ name: String) -> String? {
        if let character = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "][name] {
            return character
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number = "xX".contains(digits.first ?? " ") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    /// The strings of JSON and scripts as what they say.
    private static func withoutBackslashes(_ source: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var rest = source[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "\\")) {
            text += rest[..<start]
            rest = rest[(start + 1)...]
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF8.self)
            switch rest.first {
            case UInt8(ascii: "u"):
                guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else { continue }
                text += Array(String(Character(scalar)).utf8)
                rest = rest.dropFirst(5)
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): rest = rest.dropFirst()
            default: continue
            }
        }
        return text + rest
    }
}
