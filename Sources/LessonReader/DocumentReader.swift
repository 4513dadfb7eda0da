package import LessonModel

/// The reader of any Markdown text: CommonMark with pipe tables, alerts and formulas, and nothing executed.
package enum DocumentReader {
    /// The blocks of a text, and what is wrong with its formulas.
    package static func read(markdown: String, file: String) -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let state = ReadingState(isLesson: false)
        let bytes = Array(Array(markdown.utf8)[...].drop(prefix: TextEncoding.byteOrderMark))
        var reader = BlockReader(source: SourceText(file: file, bytes: bytes), markdown: bytes, state: state)
        return (reader.read(), state.diagnostics)
    }
}
