import LessonModel

/// Cuts running text into sentences, each with its markup.
///
/// A sentence ends with a full stop, a question or exclamation mark, where a blank and no small letter or digit follows: not in
/// "e.g. this" or "et al. 2017". Code, a formula and what is bold may begin one with a small letter. Chinese and Japanese need no
/// blank. What is inside emphasis or a link is never cut.
struct SentenceSplitter {
    private(set) var sentences: [[Inline]] = []
    private var sentence: [Inline] = []
    /// The text that is not yet in the sentence.
    private var text = ""
    /// Whether what was read last ends a sentence: with a sign that needs a blank after it, or one that needs none.
    private var end: End?

    private enum End {
        case beforeBlank, anywhere
    }

    init(_ inlines: [Inline]) {
        for (index, inline) in inlines.enumerated() {
            let following = inlines[(index + 1)...]
            switch inline {
            case .text(let text): read(text, before: following)
            case .softBreak, .lineBreak: read(" ", before: following)
            default:
                if end == .anywhere { close() }
                keepText()
                sentence.append(inline)
                end = nil
                for character in [inline].shownText { note(character) }
            }
        }
        close()
    }

    private mutating func read(_ piece: String, before following: ArraySlice<Inline>) {
        var rest = piece[...]
        while let character = rest.popFirst() {
            if character.isWhitespace, end == .beforeBlank, Self.begins(rest, following) {
                close()
            } else if end == .anywhere, !Self.closers.contains(character) {
                close()
                if !character.isWhitespace { text.append(character) }
            } else if !(character.isWhitespace && text.isEmpty && sentence.isEmpty) {
                text.append(character)
            }
            note(character)
        }
    }

    /// Whether a sentence may begin here.
    private static func begins(_ rest: Substring, _ following: ArraySlice<Inline>) -> Bool {
        if let first = rest.first(where: { !$0.isWhitespace && !openers.contains($0) }) {
            return !first.isLowercase && !first.isNumber
        }
        switch following.first {
        case nil: return false
        case .strong, .code, .formula: return true
        case .some(let inline): return begins([inline].shownText[...], following.dropFirst())
        }
    }

    private mutating func note(_ character: Character) {
        if "。！？".contains(character) {
            end = .anywhere
        } else if "!?…".contains(character) || character == "." && !endsWithAbbreviation {
            end = .beforeBlank
        } else if !Self.closers.contains(character) {
            end = nil
        }
    }

    /// Whether the full stop just read belongs to `e.g.` or to an initial.
    private var endsWithAbbreviation: Bool {
        // Not further back than the full stop before: a text may be nothing but full stops.
        var (count, isLetter) = (0, false)
        for character in text.dropLast().reversed() {
            if character == "." { return true }
            if character.isWhitespace || Self.openers.contains(character) { break }
            (count, isLetter) = (count + 1, character.isLetter)
        }
        return count == 1 && isLetter
    }

    private mutating func keepText() {
        if !text.isEmpty { sentence.append(.text(text)) }
        text = ""
    }

    private mutating func close() {
        keepText()
        if !sentence.isEmpty { sentences.append(sentence) }
        sentence = []
        end = nil
    }

    private static let openers: Set<Character> = ["(", "[", "“", "‘", "„", "«", "\"", "'", "（", "「", "『"]
    private static let closers: Set<Character> = [")", "]", "”", "’", "»", "\"", "'", "）", "」", "』"]
}
