import LessonModel

/// Follows a text to say where a sentence begins, where languages with capitals write one.
struct SentenceStart {
    /// The end of what was read.
    private var before = ""

    mutating func read(_ inline: Inline) {
        switch inline {
        case .text(let text): before = text.contains { !$0.isWhitespace } ? text : before + text
        case .softBreak, .lineBreak: before += " "
        default: before = "x"
        }
    }

    /// Whether the next word begins a sentence.
    var isHere: Bool {
        let outside = before.trimmingSuffix { "(“‘\"'[".contains($0) }
        let text = outside.trimmingSuffix { $0.isWhitespace }
        if text.isEmpty { return true }
        guard text.endIndex < outside.endIndex else { return false }
        let sentence = text.trimmingSuffix { ")”’\"']".contains($0) }
        guard let last = sentence.last, ".?!…".contains(last) else { return false }
        let word = sentence.dropLast().reversed().prefix { $0.isLetter || $0 == "." }
        // `e.g.`, an initial, and what stands before a reference.
        let isAbbreviation =
            word.contains(".") || word.count == 1 || ["cf", "vs"].contains(String(word.reversed()).lowercased())
        return last != "." || !isAbbreviation
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> SubSequence {
        var rest = self[...]
        while let last = rest.last, isDropped(last) { rest = rest.dropLast() }
        return rest
    }
}
