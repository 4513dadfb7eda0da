import Formulas

/// What a program printed, made safe to show: control characters would move the cursor or change colours.
enum PrintedText {
    /// Tabs become blanks, line breaks stay, every other control character goes.
    static func visible(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        var result = ""
        var column = 0
        for character in text {
            switch character {
            case "\n", "\r\n":
                result.append("\n")
                column = 0
            case "\t":
                let blanks = 4 - column % 4
                result += String(repeating: " ", count: blanks)
                column += blanks
            default:
                let kept = character.unicodeScalars.filter { $0.properties.generalCategory != .control }
                result.unicodeScalars.append(contentsOf: kept)
                column += character.cellWidth
            }
        }
        return result
    }

    /// Its lines; a line break at the very end begins no new one.
    static func lines(_ text: String) -> [String] {
        var lines = visible(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
