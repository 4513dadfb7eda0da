import CCMark
import LessonModel

/// A parsed CommonMark text.
///
/// It is the only code that calls cmark, and it owns cmark's tree.
struct MarkdownTree: ~Copyable {
    private let root: OpaquePointer
    private let deepest: Int

    /// The deepest nesting of nodes: far more than a lesson needs, and far less than would overflow the stack.
    static let defaultDepth = 100

    init(_ bytes: [UInt8], deepest: Int = MarkdownTree.defaultDepth) {
        self.deepest = deepest
        root = bytes.withUnsafeBytes { buffer in
            let characters = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let tree = cmark_parse_document(characters, buffer.count, CMARK_OPT_SOURCEPOS) else {
                preconditionFailure("cmark returned no document")
            }
            return tree
        }
    }

    deinit { cmark_node_free(root) }

    /// The document as values.
    ///
    /// Nodes nested too deep are left out; `tooDeep` is called with the start of their block, and with whether they are
    /// blocks themselves.
    func document(tooDeep: (Position, _ isBlock: Bool) -> Void = { _, _ in }) -> MarkdownNode {
        node(root, depth: 0, block: Position(line: 1, column: 1), tooDeep: tooDeep)
    }

    /// The first blocks of the text, as values.
    func blocks(first count: Int) -> [MarkdownNode] {
        var blocks: [MarkdownNode] = []
        var child = cmark_node_first_child(root)
        while let current = child, blocks.count < count {
            blocks.append(node(current, depth: 1, block: Position(line: 1, column: 1)) { _, _ in })
            child = cmark_node_next(current)
        }
        return blocks
    }

    /// The blocks of the text that begin on its first lines, as values.
    func blocks(upToLine last: Int) -> [MarkdownNode] {
        var blocks: [MarkdownNode] = []
        var child = cmark_node_first_child(root)
        while let current = child, Int(cmark_node_get_start_line(current)) <= last {
            blocks.append(node(current, depth: 1, block: Position(line: 1, column: 1)) { _, _ in })
            child = cmark_node_next(current)
        }
        return blocks
    }

    private func node(
        _ pointer: OpaquePointer, depth: Int, block: Position, tooDeep: (Position, _ isBlock: Bool) -> Void
    )
        -> MarkdownNode
    {
        var node = MarkdownNode(
            kind: kind(of: pointer),
            start: Position(
                line: Int(cmark_node_get_start_line(pointer)), column: Int(cmark_node_get_start_column(pointer))),
            endLine: Int(cmark_node_get_end_line(pointer)), children: [])
        var child = cmark_node_first_child(pointer)
        // cmark's positions are exact for blocks only.
        let isBlock = cmark_node_get_type(pointer).rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
        let block = isBlock ? node.start : block
        if child != nil, depth == deepest {
            tooDeep(block, isBlock)
            return node
        }
        while let current = child {
            node.children.append(self.node(current, depth: depth + 1, block: block, tooDeep: tooDeep))
            child = cmark_node_next(current)
        }
        return node
    }

    private func kind(of pointer: OpaquePointer) -> MarkdownNode.Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST:
            .list(
                start: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
                    ? Int(cmark_node_get_list_start(pointer)) : nil,
                delimiter: cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM ? .parenthesis : .period,
                tight: cmark_node_get_list_tight(pointer) != 0)
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK:
            .code(
                info: string(cmark_node_get_fence_info(pointer)),
                text: TextFile.withLineFeeds(string(cmark_node_get_literal(pointer))))
        case CMARK_NODE_HTML_BLOCK: .html(string(cmark_node_get_literal(pointer)))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(Int(cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .codeSpan(string(cmark_node_get_literal(pointer)))
        case CMARK_NODE_HTML_INLINE: .inlineHTML(string(cmark_node_get_literal(pointer)))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            .link(destination: string(cmark_node_get_url(pointer)), title: string(cmark_node_get_title(pointer)))
        case CMARK_NODE_IMAGE:
            .image(source: string(cmark_node_get_url(pointer)), title: string(cmark_node_get_title(pointer)))
        default: .text(string(cmark_node_get_literal(pointer)))
        }
    }

    private func string(_ characters: UnsafePointer<CChar>?) -> String {
        characters.map { String(cString: $0) } ?? ""
    }
}

/// The library that parses Markdown.
package enum MarkdownLibrary {
    /// `0.30.2`.
    package static var version: String { String(cString: cmark_version_string()) }
}
