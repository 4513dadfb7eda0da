package import LessonModel

/// Reads any Markdown text: CommonMark with pipe tables, alerts and formulas, without cells.
package enum DocumentReader {
    /// The blocks of a text without its front matter, and what is wrong with its formulas.
    ///
    /// A first line `---` may also be a thematic break: only front matter has a key on its second line.
    package static func read(markdown: String, file: String) -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let state = ReadingState(isLesson: false)
        let source = SourceText(file: file, bytes: Array(markdown.utf8))
        let frontMatter = FrontMatterExtent(of: source).flatMap { beginsWithKey(source.line(2)) ? $0.lastLine : nil }
        var reader = BlockReader(
            source: source, markdown: source.text(blankingLinesUpTo: frontMatter ?? 0), state: state)
        return (reader.read(), state.diagnostics)
    }

    private static func beginsWithKey(_ line: ArraySlice<UInt8>) -> Bool {
        let rest = line.drop { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        guard rest.startIndex > line.startIndex, rest.first == UInt8(ascii: ":") else { return false }
        return rest.dropFirst().first?.isWhitespace ?? true
    }
}
