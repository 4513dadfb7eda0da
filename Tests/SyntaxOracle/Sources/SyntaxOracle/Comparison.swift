/// How two listings of the same code differ.
struct Comparison {
    private(set) var tokens = 0
    private(set) var statements = 0
    private(set) var blocks = 0
    /// Lines that only one of the listings has, first swift-syntax's.
    private(set) var differences: [String] = []
    /// Tokens that both have, in different colours.
    private(set) var colours: [String] = []

    init(_ expected: [String], _ actual: [String]) {
        let expected = expected.map(Line.init)
        let actual = actual.map(Line.init)
        count(expected)
        guard expected != actual else { return }
        let other = Dictionary(actual.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(expected.map(\.key))
        for line in expected {
            guard let match = other[line.key] else {
                differences.append("swift-syntax: \(line.text)")
                continue
            }
            if match.depth != line.depth { differences.append("depth \(line.depth) and \(match.depth): \(line.text)") }
            if match.colour != line.colour { colours.append("\(line.text), attend: \(match.colour)") }
        }
        for line in actual where !known.contains(line.key) { differences.append("attend:       \(line.text)") }
    }

    private mutating func count(_ lines: [Line]) {
        var depth = 0
        for line in lines where line.isStatement {
            statements += 1
            if line.depth > depth || statements == 1 { blocks += 1 }
            depth = line.depth
        }
        tokens = lines.count - statements
    }
}

/// A line of a listing, apart.
private struct Line: Equatable {
    let depth: Int
    let text: String
    /// What must be equal; the colour may differ.
    let key: String
    let colour: String
    var isStatement: Bool { key.hasPrefix("-") }

    init(_ line: String) {
        text = String(line.drop { $0 == " " })
        depth = (line.utf8.count - text.utf8.count) / 2
        if text.hasPrefix("- ") {
            (key, colour) = (text, "")
        } else {
            let words = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
            key = words[0] + " " + words[1]
            colour = String(words[2])
        }
    }
}
