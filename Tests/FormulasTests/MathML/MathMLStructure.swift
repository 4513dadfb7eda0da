import Foundation

/// The structure of a formula in MathML, without what two converters may well do differently: attributes, spaces,
/// invisible and empty operators, rows within rows, and equal signs in other characters.
struct MathMLStructure: Equatable, CustomStringConvertible {
    let description: String

    init(_ root: XMLTree.Element) {
        description = Self.parts(of: root).joined(separator: " ")
    }

    private static func parts(of element: XMLTree.Element) -> [String] {
        let text = element.text.replacing("\u{A0}", with: " ").trimmingCharacters(in: .whitespaces)
        switch element.name {
        case "annotation", "mspace": return []
        // Whether a sign is an identifier or an operator shows in its spacing only.
        case "mi", "mo": return ["", "\u{2061}", "\u{2062}", "\u{2063}"].contains(text) ? [] : [sign(text)]
        case "mn", "mtext": return ["\(element.name):\(text)"]
        case "math", "semantics", "mrow", "mstyle", "mpadded": return element.children.flatMap(parts)
        case "msqrt", "mphantom", "mtd", "mtr", "mtable":
            return ["\(element.name)[\(element.children.flatMap(parts).joined(separator: " "))]"]
        default:
            let children = element.children.map { child in
                let parts = Self.parts(of: child)
                return parts.count == 1 ? parts[0] : "{\(parts.joined(separator: " "))}"
            }
            return ["\(element.name)(\(children.joined(separator: ", ")))"]
        }
    }

    /// Letters without their style, and one character for signs that look alike.
    private static func sign(_ text: String) -> String {
        let alike = ["·": "⋅", "^": "\u{2C6}", "~": "\u{2DC}"]
        return (alike[text] ?? text).precomposedStringWithCompatibilityMapping
    }
}
