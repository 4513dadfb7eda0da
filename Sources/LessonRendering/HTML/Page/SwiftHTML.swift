import SwiftSource
import TraceFigures

/// Swift code as lines of HTML with syntax colours; placeholders `<#…#>` are boxes.
package struct SwiftHTML {
    /// The ranges that messages point at, in UTF-8 bytes of the line, by line counted from 0.
    typealias Faults = [Int: Range<Int>]

    /// One for each line of the code.
    package let lines: [String]

    package init(_ text: String) { self.init(text, faults: [:]) }

    init(_ text: String, faults: Faults) {
        let source = SwiftSource(text)
        var pieces: [[Piece]] = [[]]
        for (range, colour) in source.runs {
            var start = range.lowerBound
            let end = range.upperBound
            while start < end {
                let lineBreak = source.code[start..<end].firstIndex(of: UInt8(ascii: "\n"))
                let stop = lineBreak ?? end
                if stop > start {
                    pieces[pieces.count - 1].append(Piece(bytes: source.code[start..<stop], colour: colour))
                }
                if lineBreak != nil { pieces.append([]) }
                start = stop + (lineBreak == nil ? 0 : 1)
            }
        }
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        lines = pieces.enumerated().map { SwiftHTML.html($0.element, fault: faults[$0.offset]) }
    }

    private struct Piece {
        var bytes: ArraySlice<UInt8>
        var colour: Token.Colour

        var html: String {
            let text = String(decoding: bytes, as: UTF8.self)
            // The boundary of a fault may have cut the placeholder.
            if colour == .placeholder, text.hasPrefix("<#"), text.hasSuffix("#>") {
                return SwiftHTML.placeholder(String(text.dropFirst(2).dropLast(2)))
            }
            let escaped = Markup.escaped(VisibleText.visible(text))
            return SwiftHTML.className(of: colour).map { "<span class=\"\($0)\">\(escaped)</span>" } ?? escaped
        }
    }

    /// The marks around a placeholder are invisible, and present when the code is copied.
    private static func placeholder(_ text: String) -> String {
        "<span class=\"ph\"><span class=\"vh\">&lt;#</span>\(Markup.escaped(text))<span class=\"vh\">#&gt;</span></span>"
    }

    private static func html(_ pieces: [Piece], fault: Range<Int>?) -> String {
        guard let fault, !fault.isEmpty else { return pieces.map(\.html).joined() }
        var (before, inside, after) = ("", "", "")
        var column = 0
        for piece in pieces {
            let count = piece.bytes.count
            func part(_ range: Range<Int>) -> String {
                let clamped = range.clamped(to: column..<(column + count))
                guard !clamped.isEmpty else { return "" }
                let start = piece.bytes.startIndex - column
                return Piece(
                    bytes: piece.bytes[(start + clamped.lowerBound)..<(start + clamped.upperBound)],
                    colour: piece.colour
                ).html
            }
            before += part(0..<fault.lowerBound)
            inside += part(fault)
            after += part(fault.upperBound..<max(fault.upperBound, column + count))
            column += count
        }
        return before + (inside.isEmpty ? "" : "<span class=\"sq\">\(inside)</span>") + after
    }

    private static func className(of colour: Token.Colour) -> String? {
        switch colour {
        case .keyword, .directive, .attribute: "k"
        case .type: "t"
        case .number: "n"
        case .string: "s"
        case .comment: "c"
        case .call, .dollarIdentifier: "f"
        case .plain, .placeholder: nil
        }
    }
}
