import LessonModel

extension InlineReader {
    /// The inlines of a text in which images may have a width, but no number.
    static func inlines(
        nodes: [MarkdownNode], text: RunningText, source: SourceText, definitions: LinkDefinitions, state: ReadingState
    ) -> [Inline] {
        var reader = InlineReader(nodes: nodes, text: text, source: source, definitions: definitions, state: state)
        let images = ImageAttributes(reader.inlines(), text, source, state)
        images.refuseIDs()
        return images.inlines
    }

    /// The inlines of a text that can have no id, such as a cell of a table.
    static func inlinesWithoutID(
        nodes: [MarkdownNode], text: RunningText, source: SourceText, definitions: LinkDefinitions, state: ReadingState
    ) -> [Inline] {
        let inlines = inlines(nodes: nodes, text: text, source: source, definitions: definitions, state: state)
        StrayIDs(inlines, text, source, state).report()
        return inlines
    }
}
