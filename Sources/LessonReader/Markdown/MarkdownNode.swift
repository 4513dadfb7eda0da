import LessonModel

/// A node of cmark's tree, as a plain value.
struct MarkdownNode {
    enum Kind: Equatable {
        case document
        case blockQuote
        case list(start: Int?, delimiter: List.Delimiter, tight: Bool)
        case item
        case code(info: String, text: String)
        case html(String)
        case paragraph
        case heading(Int)
        case thematicBreak

        case text(String)
        case softBreak
        case lineBreak
        case codeSpan(String)
        case inlineHTML(String)
        case emphasis
        case strong
        case link(destination: String, title: String)
        case image(source: String, title: String)
    }

    var kind: Kind
    /// The position at which a block begins.
    ///
    /// Not meaningful for inline nodes, whose positions cmark does not give exactly.
    var start: Position
    /// The last line of a block; one too many for a fence that is closed by the end of its container.
    var endLine: Int
    var children: [MarkdownNode]

    /// The node and every node below it, each before its children.
    var allNodes: [MarkdownNode] { [self] + children.flatMap(\.allNodes) }
}
