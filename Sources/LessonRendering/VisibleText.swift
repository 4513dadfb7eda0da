import Formulas
import LessonModel
import StepTrace
import TraceFigures

/// Makes text of lessons and programs safe to show in a terminal, where escape sequences and control characters could
/// move the cursor or change colours.
enum VisibleText {
    /// Tabs become blanks, line breaks stay, escape sequences and all other unsafe characters are removed; after a
    /// carriage return the line is overwritten.
    static func visible(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var result = ""
        var column = 0
        for character in withoutEscapes(text.overwritten) {
            switch character {
            case "\n", "\r\n":
                result.append("\n")
                column = 0
            case "\t":
                let blanks = 4 - column % 4
                result += String(repeating: " ", count: blanks)
                column += blanks
            default:
                let kept = character.unicodeScalars.filter { !$0.isUnsafe }
                result.unicodeScalars.append(contentsOf: kept)
                column += character.cellWidth
            }
        }
        return result
    }

    /// Replaces each unsafe character by `�`, so that columns in a source line stay the same.
    static func marked(_ text: String, keepingTabs: Bool = false) -> String {
        var marked = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            marked.append(scalar == "\t" ? keepingTabs ? "\t" : " " : scalar.isUnsafe ? "\u{FFFD}" : scalar)
        }
        return String(marked)
    }

    /// Escape sequences end with a letter (`ESC [ 31 m`), titles and links (`ESC ] … BEL`) with a bell or `ESC \\`.
    private static func withoutEscapes(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return text }
        var kept: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == 0x1B else {
                kept.append(byte)
                continue
            }
            switch bytes.popFirst() {
            case UInt8(ascii: "["): bytes = bytes.drop { !(0x40...0x7E).contains($0) }.dropFirst()
            case UInt8(ascii: "]"):
                bytes = bytes.drop { $0 != 0x07 && $0 != 0x1B }
                bytes = bytes.dropFirst(bytes.first == 0x1B ? 2 : 1)
            default: break
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The lines of a text made visible; a line break at the very end does not begin a new line.
    static func lines(_ text: String) -> [String] {
        var lines = visible(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
