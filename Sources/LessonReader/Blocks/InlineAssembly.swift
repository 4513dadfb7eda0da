import LessonModel

/// Inlines while they are read: joins texts, and strikes out what stands between two pairs of tildes.
struct InlineAssembly {
    private(set) var inlines: [Inline] = []
    /// Whether a comment was read last: the text before and after it joins as if it were not there.
    private var followsComment = false
    /// The number of inlines before text that is to be struck out, if it is closed.
    private var strike: Int?

    /// Whether text that is to be struck out has begun.
    var isStriking: Bool { strike != nil }

    /// Begins what a node becomes; returns whether a blank at its beginning is one too many.
    mutating func begin() -> Bool {
        defer { followsComment = false }
        return followsComment && endsWithSpace
    }

    mutating func append(_ inline: Inline) { inlines.append(inline) }

    /// Adds text to that before it.
    mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(var joined) = inlines.last, inlines.count > strike ?? 0 {
            // The only copy, so that a text of many pieces grows in place.
            inlines.removeLast()
            joined += text
            inlines.append(.text(joined))
        } else {
            inlines.append(.text(text))
        }
    }

    /// Replaces the text at the end by what a function leaves of it; false, and nothing is changed, where that is nil.
    mutating func removeLastText(where remove: (String) -> String?) -> Bool {
        guard case .text(let text) = inlines.last, inlines.count > strike ?? 0, let rest = remove(text) else {
            return false
        }
        inlines.removeLast()
        add(rest)
        return true
    }

    mutating func addComment() { followsComment = true }

    mutating func addStrike(begins: Bool, ends: Bool) {
        if ends, let start = strike, start < inlines.count {
            let text = Array(inlines[start...])
            inlines.removeSubrange(start...)
            inlines.append(.strikethrough(text))
            strike = nil
        } else if begins, strike == nil {
            strike = inlines.count
        } else {
            add("~~")
        }
    }

    /// The inlines; tildes that nothing closes are text.
    mutating func finished() -> [Inline] {
        if followsComment, case .text(let text) = inlines.last {
            inlines.removeLast()
            add(String(text.reversed().drop { $0 == " " }.reversed()))
        }
        guard let start = strike else { return inlines }
        let rest = inlines[start...]
        inlines.removeSubrange(start...)
        strike = nil
        add("~~")
        for inline in rest {
            if case .text(let text) = inline { add(text) } else { inlines.append(inline) }
        }
        return inlines
    }

    /// Whether the inlines are empty or end with white space.
    private var endsWithSpace: Bool {
        switch inlines.last {
        case nil, .softBreak, .lineBreak: true
        case .text(let text): text.last == " "
        default: false
        }
    }
}
