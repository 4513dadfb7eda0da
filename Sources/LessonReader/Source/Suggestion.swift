/// The likeliest of several names that someone meant by a name that is none of them.
package enum Suggestion {
    /// The nearest candidate, when it is near enough to be worth asking about.
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        nearest(to: word, among: candidates, within: max(1, word.count / 3))
    }

    /// The nearest candidate that is at most `limit` mistakes away.
    static func nearest(to word: String, among candidates: some Sequence<String>, within limit: Int) -> String? {
        let wanted = normalized(word)
        let scored = candidates.map { (name: $0, distance: distance(wanted, normalized($0))) }
        return scored.filter { $0.distance <= limit }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// The question that goes with an unknown name, such as `did you mean 'hidden'?`.
    package static func question(for word: String, among candidates: some Sequence<String>) -> String? {
        nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    private static func normalized(_ word: String) -> [Character] {
        word.lowercased().map { $0 == "_" ? "-" : $0 }
    }

    /// How many letters are to be inserted, removed, replaced or swapped with their neighbour.
    static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
