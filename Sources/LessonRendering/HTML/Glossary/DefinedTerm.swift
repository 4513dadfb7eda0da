import LessonModel

/// A term where a chapter defines it: set in bold, with the sentence that says what it is.
///
/// Authors set bold only what they define. What else is bold is left out by these rules:
/// - It stands in a paragraph, a list or an alert: not in a heading, a table, a quotation, or a task.
/// - It has a letter, at most four words (or twelve characters without spaces), and no punctuation of sentences.
/// - It neither begins nor ends with a function word: `it`, `the two`.
/// - It is not the whole paragraph, and not the label of a list's item, with a sign after it.
struct DefinedTerm {
    let name: [Inline]
    /// With the sentence before it where it points back to that: "This is called …".
    let sentence: [Inline]

    /// The terms that a section defines, in order.
    static func terms(in section: LinkedSection, _ rules: WordRules) -> [DefinedTerm] {
        section.blocks.flatMap { terms(in: $0, rules) }
    }

    private static func terms(in block: Block, _ rules: WordRules, isItem: Bool = false) -> [DefinedTerm] {
        switch block.kind {
        case .paragraph(let text): terms(inParagraph: text, rules, isItem: isItem)
        case .alert(_, let blocks): blocks.flatMap { terms(in: $0, rules) }
        case .list(let list):
            list.items.flatMap { item in
                item.enumerated().flatMap { terms(in: $0.element, rules, isItem: $0.offset == 0) }
            }
        default: []
        }
    }

    private static func terms(inParagraph text: [Inline], _ rules: WordRules, isItem: Bool) -> [DefinedTerm] {
        guard text.count > 1 else { return [] }
        let sentences = SentenceSplitter(text).sentences
        return sentences.enumerated().flatMap { index, sentence -> [DefinedTerm] in
            let names = sentence.allInlines.compactMap { if case .strong(let name) = $0 { name } else { nil } }
            let defined = names.enumerated().filter { position, name in
                isTerm(name, rules) && !(isItem && index == 0 && position == 0 && isLabel(in: sentence))
            }
            guard !defined.isEmpty else { return [] }
            let before = index > 0 && pointsBack(sentence, rules) ? sentences[index - 1] : []
            let gap: [Inline] = before.isEmpty || before.shownText.last.map("。！？".contains) ?? true ? [] : [.text(" ")]
            let definition = Definition(before + gap + sentence).text
            return defined.map { DefinedTerm(name: $0.element, sentence: definition) }
        }
    }

    private static func isTerm(_ name: [Inline], _ rules: WordRules) -> Bool {
        let text = name.shownText
        let words = text.split(whereSeparator: \.isWhitespace).map { SearchText.folded(String($0)) }
        return text.contains(where: \.isLetter) && !text.contains(where: { ".,:;!?…。，、：；！？".contains($0) })
            && (words.count == 1 ? text.count <= longestWord(text) : words.count <= 4)
            && ![words.first, words.last].contains { $0.map(rules.functionWords.contains) ?? true }
    }

    /// A single word may be long, unless it is of a script without spaces.
    private static func longestWord(_ text: String) -> Int {
        text.unicodeScalars.contains { SearchText.isUnspaced($0) } ? 12 : 40
    }

    /// Whether bold text at the beginning of a list's item only names what follows: `**Rows**: …`.
    private static func isLabel(in sentence: [Inline]) -> Bool {
        guard sentence.count > 1, case .strong = sentence[0], case .text(let text) = sentence[1] else {
            return false
        }
        return text.drop { $0 == " " }.first.map { ":.–—：".contains($0) } ?? false
    }

    private static func pointsBack(_ sentence: [Inline], _ rules: WordRules) -> Bool {
        let first = sentence.shownText.split { !$0.isLetter }.first
        guard let word = first.map({ SearchText.folded(String($0)) }) else { return false }
        return rules.pointingWords.contains(word)
            || (word.unicodeScalars.first.map(SearchText.isUnspaced) ?? false)
                && rules.pointingWords.contains(where: word.hasPrefix)
    }
}

/// A sentence as a glossary gives it: without brackets around it, and closed where the text went on with a formula or a list.
private struct Definition {
    private(set) var text: [Inline]

    init(_ sentence: [Inline]) {
        text = sentence.withoutLinks
        if case .text(let first)? = text.first, case .text(let last)? = text.last, text.count > 1,
            first.hasPrefix("("), last.hasSuffix(")")
        {
            text[0] = .text(String(first.dropFirst()))
            text[text.count - 1] = .text(String(last.dropLast()))
        }
        guard case .text(let last)? = text.last, let sign = last.last, let stop = [":": ".", "：": "。"][String(sign)]
        else { return }
        text[text.count - 1] = .text(last.dropLast() + stop)
    }
}
