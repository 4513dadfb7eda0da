import SwiftSource

/// The tokens of Swift code: one on each line, with UTF-8 offsets, kind and colour, below the statements that contain them.
struct TokenListing {
    let text: String

    init(of code: String) {
        let source = SwiftSource(code)
        let bytes = Array(code.utf8)
        var statements = source.statements[...]
        var open: [Int] = []
        var text = ""
        for token in source.tokens {
            while let end = open.last, end <= token.start { open.removeLast() }
            while let statement = statements.first, statement.range.lowerBound <= token.start {
                text += Self.indentation(open.count) + Self.heading(of: statement) + "\n"
                open.append(statement.range.upperBound)
                statements.removeFirst()
            }
            text += Self.indentation(open.count) + "\(token.start)..<\(token.end) \(token.kind) \(token.colour) "
            text += Self.oneLine(bytes[token.range]) + "\n"
        }
        self.text = text
    }

    private static func indentation(_ depth: Int) -> String { String(repeating: " ", count: 2 * depth) }

    private static func heading(of statement: Statement) -> String {
        var words = ["- \(statement.range.lowerBound)..<\(statement.range.upperBound)", "\(statement.kind)"]
        if statement.isValue { words.append("value") }
        if statement.hasSemicolon { words.append("semicolon") }
        if statement.isBroken { words.append("broken") }
        return words.joined(separator: " ")
    }

    private static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
            .replacing("\r", with: "\\r")
    }
}
