import Foundation

/// The comparison of a whole corpus.
struct Report {
    private(set) var text = ""
    private(set) var isGood = true

    private var files = 0
    private var skipped = 0
    private var tokens = 0
    private var blocks = 0
    private var statements = 0
    private var differences = 0
    private var colours = 0
    /// Of invalid code, in which swift-syntax guesses what is meant.
    private var lastStatements = 0

    init(of corpus: Corpus, by dump: AttendDump) throws {
        for group in corpus.groups {
            for start in stride(from: 0, to: group.files.count, by: 100) {
                try add(Array(group.files[start..<min(start + 100, group.files.count)]), of: group, dump)
            }
        }
        text +=
            "\(files) files, \(skipped) of them not valid for swift-syntax (\(lastStatements) with another last value), "
        text += "\(tokens) tokens, \(blocks) blocks, "
        text += "\(statements) statements, \(differences) differences, \(colours) differences in colour"
        isGood = differences == 0
    }

    private mutating func add(_ files: [(path: String, name: String)], of group: Corpus.Group, _ dump: AttendDump)
        throws
    {
        let listings = try dump.listings(of: files.map(\.path))
        for file in files {
            self.files += 1
            let code = try String(contentsOfFile: file.path, encoding: .utf8)
            let listing = listings[file.path] ?? []
            let oracle = SyntaxListing(of: code)
            guard let expected = oracle.lines else {
                skipped += 1
                let last = listing.last { $0.hasPrefix("- ") } ?? ""
                let expression = last.hasSuffix(" value") ? last.split(separator: " ")[1] : "none"
                let known = oracle.trailingExpression.map { "\($0)" } ?? "none"
                if expression != known {
                    lastStatements += 1
                    text += "\(group.name) \(file.name)\n  value at the end: \(known), attend: \(expression)\n"
                }
                continue
            }
            let comparison = Comparison(expected, listing)
            tokens += comparison.tokens
            blocks += comparison.blocks
            statements += comparison.statements
            differences += comparison.differences.count
            colours += comparison.colours.count
            let found = comparison.differences.prefix(6) + comparison.colours.prefix(6)
            if !found.isEmpty { text += "\(group.name) \(file.name)\n" + found.map { "  \($0)\n" }.joined() }
        }
    }
}
