/// What stands for drawing characters on a terminal that has only ASCII; each takes as many columns.
enum PlainCharacters {
    static func replacing(_ text: String) -> String {
        String(text.map { standIns[$0] ?? braille($0) ?? $0 })
    }

    /// Braille patterns become dots.
    private static func braille(_ character: Character) -> Character? {
        guard let scalar = character.unicodeScalars.first, (0x2800...0x28FF).contains(scalar.value) else { return nil }
        return scalar.value == 0x2800 ? " " : "*"
    }

    private static let standIns: [Character: Character] = [
        "−": "-", "×": "x", "·": ".", "…": ".", "⋯": ".", "⋮": ":", "→": ">", "↓": "v", "∞": "I", "•": "*", "◦": "o",
        "─": "-", "━": "=", "═": "=", "│": "|", "┃": "|", "┤": "|", "├": "|", "┼": "+", "┬": "+", "┴": "+", "┌": "+",
        "┐": "+", "└": "+", "┘": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "╵": "'", "╷": ".", "╎": "|", "▏": "[",
        "▕": "]",
        "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#", "█": "#", "░": ".", "▒": "+", "▓": "%",
        "▎": "|", "▍": "|", "▌": "|", "▋": "|", "▊": "#", "▉": "#", "✓": "+", "✗": "x", "▲": "!", "●": "*", "○": "o",
        "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
    ]
}
