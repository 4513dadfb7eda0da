import Formulas

/// Finds the known name that a misspelt one was meant to be.
package enum Suggestion {
    /// The nearest of the known names, or `nil` when none is near enough to be worth asking about.
    ///
    /// A name is near when at most a third of the longer name's letters differ, and never more than three, or when it
    /// begins with the given word. Among equally near names, the one with the same capitals wins, then the first in the
    /// alphabet.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        KnownNames(known).nearest(to: word)
    }

    /// The nearest of the known names that is at most `limit` edits away.
    package static func nearest(
        to word: String, among known: some Sequence<String>, within limit: Int
    ) -> String? {
        KnownNames(known).nearest(to: word) { _ in limit }
    }

    /// The question that goes with an unknown name, such as `did you mean 'hidden'?`.
    package static func question(for word: String, among known: some Sequence<String>) -> String? {
        KnownNames(known).question(for: word)
    }
}

/// Names that misspelt ones are compared with, prepared once for who compares many.
///
/// Most names are ruled out by their length and their letters, without a comparison letter by letter.
package struct KnownNames: Sendable {
    private struct Name: Sendable {
        var name: String
        /// The letters in lower case.
        var letters: [Character]
        var kinds: UInt64
    }

    /// In alphabetical order.
    private let names: [Name]

    package init(_ names: some Sequence<String>) {
        self.names = names.sorted().map { name in
            let letters = Self.normalized(name)
            return Name(name: name, letters: letters, kinds: Self.kinds(of: letters))
        }
    }

    /// See `Suggestion.nearest(to:among:)`.
    package func nearest(to word: String) -> String? {
        let count = word.count
        if let near = nearest(to: word, within: { min(3, max(1, max(count, $0.count) / 3)) }) { return near }
        let wanted = Self.normalized(word)
        return wanted.count < 3
            ? nil : names.first { $0.letters.first == wanted[0] && $0.letters.starts(with: wanted) }?.name
    }

    /// The question that goes with an unknown name.
    package func question(for word: String) -> String? { nearest(to: word).map { "did you mean '\($0)'?" } }

    /// The nearest name that is at most as many edits away as the limit for it says.
    func nearest(to word: String, within limit: (String) -> Int) -> String? {
        let wanted = Self.normalized(word)
        let kinds = Self.kinds(of: wanted)
        var best: (distance: Int, capitals: Int, name: String)?
        for known in names {
            let limit = limit(known.name)
            // An edit changes the length by one at most, and takes one kind of letter away and adds one.
            guard abs(known.letters.count - wanted.count) <= limit, (known.kinds & ~kinds).nonzeroBitCount <= limit,
                (kinds & ~known.kinds).nonzeroBitCount <= limit
            else { continue }
            let distance = EditDistance.between(wanted, known.letters)
            guard distance <= limit, distance <= best?.distance ?? distance else { continue }
            let found = (distance, EditDistance.between(Array(word), Array(known.name)), known.name)
            if best.map({ found < $0 }) ?? true { best = found }
        }
        return best?.name
    }

    private static func normalized(_ word: String) -> [Character] {
        word.lowercased().map { $0 == "_" ? "-" : $0 }
    }

    /// A bit for each kind of letter; unlike letters may share one.
    private static func kinds(of letters: [Character]) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64(($1.unicodeScalars.first?.value ?? 0) & 63) }
    }
}
