/// The word that a misspelt one was probably meant to be.
package enum Suggestion {
    /// The nearest of the known words, or `nil` when none is near enough to be worth naming.
    ///
    /// Near enough: at most a third of the longer word's letters differ, and never more than three; a known word that
    /// begins with the given one counts as well.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        let lowered = word.lowercased()
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = editDistance(lowered, candidate.lowercased())
            let allowed = min(3, max(1, max(word.count, candidate.count) / 3))
            guard distance <= allowed else { continue }
            if best == nil || distance < best!.distance { best = (candidate, distance) }
        }
        if let best { return best.word }
        guard lowered.count >= 3 else { return nil }
        return known.first { $0.lowercased().hasPrefix(lowered) }
    }

    /// How many letters have to be put in, taken out, changed or swapped with their neighbour.
    static func editDistance(_ first: String, _ second: String) -> Int {
        let a = Array(first)
        let b = Array(second)
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[b.count]
    }
}
