/// A family of names in `without=`: `*attention*` stands for every name that contains the word, in upper or lower case.
package struct NameFamily: Sendable, Hashable {
    package var word: String

    /// - Returns: nil for a name that stands for itself.
    package init?(_ written: String) {
        guard written.hasPrefix("*"), written.hasSuffix("*"), written.count > 2 else { return nil }
        word = String(written.dropFirst().dropLast())
    }

    package func contains(_ name: some StringProtocol) -> Bool { name.lowercased().contains(word.lowercased()) }

    /// The word of a family, or the name itself.
    package static func word(of written: String) -> String { NameFamily(written)?.word ?? written }
}
