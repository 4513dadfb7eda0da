import LessonModel

/// Items of lists that are tasks or notes, display formulas in paragraphs, and the notes at the end of a chapter.
extension BlockReader {
    /// An item of a list, and whether its task is done if it is one; nil for a note, which is kept for the end.
    func item(_ node: MarkdownNode, quotes: Int) -> (blocks: [Block], task: Bool?)? {
        if !isInsideFence, let label = state.notes.labels[node.start] {
            var reader = self
            reader.isInsideFence = true
            state.notes.add(reader.blocks(node.children, quotes: quotes), to: label)
            return nil
        }
        var blocks = blocks(node.children, quotes: quotes)
        guard state.isLesson, let task = task(node.children.first), case .paragraph(var text)? = blocks.first?.kind,
            case .text(let first)? = text.first, first.hasPrefix("[")
        else { return (blocks, nil) }
        let rest = String(first.dropFirst(3).drop { $0 == " " })
        text.replaceSubrange(0..<1, with: rest.isEmpty ? [] : [.text(rest)])
        blocks[0].kind = .paragraph(text)
        return (blocks, task)
    }

    /// Whether the task is done with which a paragraph begins, `[x]` or `[ ]`; nil for another paragraph.
    private func task(_ node: MarkdownNode?) -> Bool? {
        guard let node, node.kind == .paragraph else { return nil }
        let text = scanned.line(node.start.line).dropFirst(node.start.column - 1)
        guard text.dropFirst(3).first?.isBlank == true, !text.dropFirst(3).trimmed.isEmpty else { return nil }
        switch String(decoding: text.prefix(3), as: UTF8.self) {
        case "[x]", "[X]": return true
        case "[ ]": return false
        default: return nil
        }
    }

    /// A paragraph with display formulas as several blocks.
    func split(_ text: [Inline], at displays: [InlineReader.Display], place: FileLocation) -> [Block] {
        var blocks: [Block] = []
        var place = place
        var start = 0
        func add(_ part: ArraySlice<Inline>) {
            var part = part
            while let first = part.first, first.isBlank { part.removeFirst() }
            while let last = part.last, last.isBlank { part.removeLast() }
            if case .text(let text) = part.first { part[part.startIndex] = .text(String(text.drop { $0 == " " })) }
            if case .text(let text) = part.last {
                part[part.endIndex - 1] = .text(String(text.reversed().drop { $0 == " " }.reversed()))
            }
            if !part.isEmpty { blocks.append(Block(.paragraph(Array(part)), at: place)) }
        }
        for display in displays {
            add(text[start..<display.index])
            blocks.append(Block(.formula(display.formula), at: source.place(display.position)))
            place = source.place(display.end)
            start = display.index + 1
        }
        add(text[start...])
        return blocks
    }

    /// The block of the chapter's notes; warns of those that nothing refers to.
    func notes() -> [Block] {
        for label in state.notes.unused {
            guard let place = state.notes.places[label] else { continue }
            state.report(
                source.warning(
                    place, length: label.utf8.count + 4, "nothing refers to the note '[^\(label)]': it is not shown",
                    remedy: "write '[^\(label)]' where it belongs, or remove it"))
        }
        let notes = state.notes.notes
        guard !notes.isEmpty, let first = state.notes.places.values.min(by: { $0.line < $1.line }) else { return [] }
        return [Block(.notes(notes), at: source.place(first))]
    }
}

extension Inline {
    /// Whether it is a break, or blanks.
    fileprivate var isBlank: Bool {
        switch self {
        case .softBreak, .lineBreak: true
        case .text(let text): text.allSatisfy { $0 == " " }
        default: false
        }
    }
}
