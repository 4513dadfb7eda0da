import StepTrace

/// A run of text in one face, with its width.
package struct Span: Sendable, Hashable {
    package var text: String
    package var width: Int
    package var face: Face

    /// - Parameter width: the terminal columns that the text takes.
    package init(text: String, width: Int, face: Face) {
        self.text = text
        self.width = width
        self.face = face
    }
}

/// One line for a terminal, before it becomes escape sequences.
package struct StyledLine: Sendable, Hashable {
    package private(set) var spans: [Span]
    package private(set) var width: Int

    package init(_ spans: [Span] = []) {
        self.spans = spans
        width = spans.reduce(0) { $0 + $1.width }
    }

    package static func + (first: StyledLine, second: StyledLine) -> StyledLine {
        StyledLine(first.spans + second.spans)
    }

    package mutating func append(_ span: Span) {
        spans.append(span)
        width += span.width
    }

    /// Spaces.
    package static func gap(_ count: Int, _ face: Face = .plain) -> StyledLine {
        count > 0
            ? StyledLine([Span(text: String(repeating: " ", count: count), width: count, face: face)]) : StyledLine()
    }

    /// A one-column character repeated.
    package static func rule(_ character: Character, _ count: Int, _ face: Face = .faint) -> StyledLine {
        count > 0
            ? StyledLine([Span(text: String(repeating: character, count: count), width: count, face: face)])
            : StyledLine()
    }

    package enum Alignment: Sendable, Hashable {
        case left, centre, right
    }

    /// Filled with spaces up to a width.
    package func padded(to width: Int, _ alignment: Alignment = .left) -> StyledLine {
        let missing = width - self.width
        guard missing > 0 else { return self }
        switch alignment {
        case .left: return self + .gap(missing)
        case .right: return .gap(missing) + self
        case .centre: return .gap(missing / 2) + self + .gap(missing - missing / 2)
        }
    }

    /// As text for that terminal, without blanks at its end.
    package func text(_ style: TerminalStyle) -> String {
        var kept = spans
        while let last = kept.last, !last.face.showsBlanks(style) {
            var text = last.text
            while text.last == " " { text.removeLast() }
            if text.isEmpty {
                kept.removeLast()
                continue
            }
            kept[kept.count - 1].text = text
            break
        }
        return kept.filter { !$0.text.isEmpty }.reduce("") { line, span in
            // Labels, captions and titles come from lessons and from cells.
            let text =
                span.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? span.text : span.text.withoutUnsafeScalars
            return line + span.face.wrap(style.unicode ? text : PlainCharacters.replacing(text), style)
        }
    }
}
