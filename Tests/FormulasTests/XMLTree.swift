import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An XML element with its children, read by Foundation's parser.
final class XMLTree: NSObject, XMLParserDelegate {
    final class Element {
        let name: String
        var text = ""
        var children: [Element] = []

        init(name: String) { self.name = name }

        /// The first element of this name, in the order of the text.
        func first(_ name: String) -> Element? {
            if self.name == name { return self }
            for child in children {
                if let found = child.first(name) { return found }
            }
            return nil
        }
    }

    private var open: [Element] = []
    private var root: Element?

    /// The root element, or nothing if the text is not well-formed.
    static func parse(_ text: String) -> Element? {
        let tree = XMLTree()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = tree
        return parser.parse() ? tree.root : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name: name)
        open.last?.children.append(element)
        if root == nil { root = element }
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        open.last?.text += characters
    }
}
