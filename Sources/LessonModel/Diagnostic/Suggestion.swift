import Formulas

/// Finds the known name that a misspelt one was meant to be.
package enum Suggestion {
    /// The nearest of the known names, or `nil` when none is near enough to be worth asking about.
    ///
    /// A name is near when at most a third of the longer name's letters differ, and never more than three, or when it
    /// begins with the given word. Among equally near names, the one with the same capitals wins, then the first in the
    /// alphabet.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let known = known.sorted()
        let near = nearest(to: word, among: known) { min(3, max(1, max(word.count, $0.count) / 3)) }
        if let near { return near }
        let wanted = normalized(word)
        return wanted.count < 3 ? nil : known.first { normalized($0).starts(with: wanted) }
    }

    /// The nearest of the known names that is at most `limit` edits away.
    package static func nearest(
        to word: String, among known: some Sequence<String>, within limit: Int
    ) -> String? {
        nearest(to: word, among: known) { _ in limit }
    }

    /// The question that goes with an unknown name, such as `did you mean 'hidden'?`.
    package static func question(for word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known).map { "did you mean '\($0)'?" }
    }

    private static func nearest(
        to word: String, among known: some Sequence<String>, within limit: (String) -> Int
    ) -> String? {
        let wanted = normalized(word)
        let near = known.map {
            (
                name: $0, distance: EditDistance.between(wanted, normalized($0)),
                capitals: EditDistance.between(Array(word), Array($0))
            )
        }
        .filter { $0.distance <= limit($0.name) }
        return near.min { ($0.distance, $0.capitals, $0.name) < ($1.distance, $1.capitals, $1.name) }?.name
    }

    private static func normalized(_ word: String) -> [Character] {
        word.lowercased().map { $0 == "_" ? "-" : $0 }
    }
}
