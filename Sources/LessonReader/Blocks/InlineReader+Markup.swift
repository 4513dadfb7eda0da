import Formulas
import LessonModel

/// Puts back what was masked: formulas, notes, struck text, addresses and comments.
extension InlineReader {
    /// A display formula in a paragraph.
    struct Display {
        /// Of the formula among the inlines.
        var index: Int
        var formula: Formula
        var position: Position
        /// The position after it.
        var end: Position
    }

    /// Adds the text of a node.
    mutating func add(_ text: String, to list: inout InlineAssembly, depth: Int) {
        for part in parts(of: text) {
            switch part {
            case .text(let text):
                let joins = list.begin()
                list.add(joins ? String(text.drop { $0 == " " }) : text)
            case .piece(let piece):
                dropsBreak = !piece.isLast
                guard let token = piece.token else { continue }
                _ = list.begin()
                add(token, to: &list, depth: depth)
            }
        }
    }

    private mutating func add(_ token: MarkupToken, to list: inout InlineAssembly, depth: Int) {
        switch token.kind {
        case .comment: list.addComment()
        case .noteBegin: list.addComment()
        case .strike(let begins, let ends): list.addStrike(begins: begins, ends: ends)
        case .note(let label): list.append(.note(state.notes.refer(to: label)))
        case .address where linkDepth > 0: list.add(token.written)
        case .address(let destination):
            state.links.append(
                LinkUse(
                    destination: destination, isImage: false, position: token.position, length: token.length,
                    source: source))
            list.append(.link(destination: destination, title: "", [.text(token.written)]))
        case .formula(let tex, let isDisplay):
            let written = String(decoding: tex.bytes, as: UTF8.self)
            let formula = FormulaReader(source: source, state: state).formula(written) { tex.position(at: $0) }
            guard let formula else { return list.append(.code(written)) }
            if isDisplay, isParagraph, depth == 0, !list.isStriking {
                displays.append(
                    Display(index: list.inlines.count, formula: formula, position: token.position, end: token.end))
            } else if isDisplay, state.hasRoom(on: token.position.line) {
                state.report(
                    source.error(
                        token.position, length: token.length, "a formula on a line of its own has no place here",
                        remedy: "write $`\(written.trimmed)`$, or move it into a paragraph"))
            }
            list.append(.formula(formula))
        }
    }

    private enum Part {
        case text(String)
        case piece(Masks.Piece)
    }

    /// A text as its own parts and what is masked in it.
    private mutating func parts(of text: String) -> [Part] {
        guard let character = state.masks.character, !pieces.isEmpty, text.utf8.contains(character) else {
            return [.text(text)]
        }
        var parts: [Part] = []
        var rest = Substring(text).utf8
        while !rest.isEmpty {
            let plain = rest.prefix { $0 != character }
            if !plain.isEmpty { parts.append(.text(String(Substring(plain)))) }
            rest = rest[plain.endIndex...]
            if rest.isEmpty { break }
            guard let piece = pieces.popFirst() else { return parts + [.text(String(Substring(rest)))] }
            rest = rest.dropFirst(piece.length)
            parts.append(piece.token == nil && piece.isLast && piece.length == 1 ? .text(piece.written) : .piece(piece))
        }
        return parts
    }

    /// Code, HTML or a destination as it was written.
    mutating func restored(_ text: String) -> String {
        parts(of: text).map { part in
            switch part {
            case .text(let text): text
            case .piece(let piece): piece.written
            }
        }.joined()
    }
}
