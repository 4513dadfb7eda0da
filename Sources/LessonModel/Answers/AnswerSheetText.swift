/// The lines of an answer sheet's text, and where each answer is; the text need not be valid YAML.
package struct AnswerSheetText: Sendable {
    package let lines: [String]
    /// The lines of each answer, from the one that begins with its id, without comments and blank lines at their end.
    package let answers: [(id: String, lines: Range<Int>)]

    /// - Parameter ids: of the chapter's quizzes and worksheets.
    package init(_ text: String, ids: [String]) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let starts = lines.indices.compactMap { index in
            ids.first { Self.line(lines[index], beginsWith: $0) }.map { (index: index, id: $0) }
        }
        self.lines = lines
        answers = zip(starts, starts.dropFirst().map(\.index) + [lines.count]).map { start, next in
            let last = lines[start.index..<next].lastIndex { !Self.isBlank($0) } ?? start.index
            return (start.id, start.index..<(last + 1))
        }
    }

    /// Whether the line begins with the id, even if the colon after it is missing.
    private static func line(_ line: String, beginsWith id: String) -> Bool {
        let text = line.drop { " \t\"'".contains($0) }
        guard text.hasPrefix(id) else { return false }
        return text.dropFirst(id.count).first.map { !($0.isLetter || $0.isNumber || "-_".contains($0)) } ?? true
    }

    private static func isBlank(_ line: String) -> Bool {
        line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }

    /// An answer as it is written, its lines as far to the left as its first one; nil when there is none of that id.
    package func answer(_ id: String) -> String? {
        let own = answers.filter { $0.id == id }.flatMap { lines[$0.lines] }
        guard let indentation = own.first?.prefix(while: { " \t".contains($0) }) else { return nil }
        return own.map { $0.hasPrefix(indentation) ? String($0.dropFirst(indentation.count)) : $0 }
            .joined(separator: "\n")
    }

    /// The text without some answers and with everything else.
    package func removing(_ ids: Set<String>) -> String {
        let removed = answers.filter { ids.contains($0.id) }.map(\.lines)
        return lines.indices.filter { index in !removed.contains { $0.contains(index) } }.map { lines[$0] }
            .joined(separator: "\n")
    }

    /// The text with one answer replaced and everything else kept.
    /// - Returns: nil when the text has no answer of that id.
    package func replacing(_ id: String, by answer: String) -> String? {
        guard let old = answers.first(where: { $0.id == id })?.lines else { return nil }
        var lines = lines
        lines.replaceSubrange(old, with: answer.split(separator: "\n").map(String.init))
        return lines.joined(separator: "\n")
    }
}
