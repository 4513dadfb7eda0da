import Foundation

/// How students' names are put in order and compared.
enum StudentName {
    /// The order that people expect, the same on every machine.
    ///
    /// Capitals and accents do not count, and numbers count as numbers. Names that differ in nothing else are ordered by their bytes.
    static func precedes(_ first: String, _ second: String) -> Bool {
        let (one, other) = (sortKey(first), sortKey(second))
        if one != other { return one.lexicographicallyPrecedes(other) }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    private static func sortKey(_ name: String) -> [UInt32] {
        let letters = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !$0.properties.isDiacritic }
        var key: [UInt32] = []
        var rest = letters[...]
        while let first = rest.first {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            if digits.isEmpty {
                key.append(first.value)
                rest = rest.dropFirst()
            } else {
                // A longer number is a larger one, apart from zeros in front.
                let number = digits.drop { $0 == "0" }
                key += [0x30, UInt32(number.count)] + number.map(\.value)
                rest = rest[digits.endIndex...]
            }
        }
        return key
    }

    /// Whether two names could be the same person's: they share a word, as a name and a login do.
    static func mayBeTheSame(_ first: String, _ second: String) -> Bool {
        !words(first).isDisjoint(with: words(second))
    }

    private static func words(_ name: String) -> Set<String> {
        let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        let parts = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return Set(parts + [parts.joined()])
    }
}
