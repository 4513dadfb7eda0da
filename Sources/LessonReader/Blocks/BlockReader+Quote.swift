import LessonModel

/// Block quotes, and the alerts that are written as block quotes: `> [!NOTE]`.
extension BlockReader {
    func quote(_ node: MarkdownNode, quotes: Int) -> Block {
        let place = source.place(node.start)
        guard let first = node.children.first, first.kind == .paragraph else {
            return Block(.blockQuote(blocks(node.children, quotes: quotes + 1)), at: place)
        }
        let text = RunningText(of: first, lines: first.start.line...first.endLine, quotes: quotes + 1, in: scanned)
        guard let alert = alert(text) else {
            return Block(.blockQuote(blocks(node.children, quotes: quotes + 1)), at: place)
        }
        var content: [Block] = []
        let lineBreak = first.children.firstIndex { $0.kind == .softBreak || $0.kind == .lineBreak }
        if let lineBreak {
            content = paragraph(
                Array(first.children[(lineBreak + 1)...]), text: text,
                place: source.place(text.position(at: text.lines[1].offset)), skippingLines: 1)
        }
        return Block(.alert(alert, content + blocks(Array(node.children.dropFirst()), quotes: quotes + 1)), at: place)
    }

    /// The alert that the first line of a quote names.
    private func alert(_ text: RunningText) -> Alert? {
        let line = text.lines[0].bytes
        guard line.starts(with: Array("[!".utf8)), let close = line.firstIndex(of: UInt8(ascii: "]")) else {
            return nil
        }
        let word = String(decoding: line[(line.startIndex + 2)..<close], as: UTF8.self)
        guard !word.isEmpty, word.utf8.allSatisfy({ $0.isASCIILetter }) else { return nil }
        let rest = line[(close + 1)...].trimmed
        let alert = Alert(rawValue: word.lowercased())
        if let alert, rest.isEmpty { return alert }
        guard state.isLesson else { return nil }
        if alert == nil {
            let names = Alert.allCases.map { $0.rawValue.uppercased() }
            state.report(
                source.error(
                    text.position(at: line.startIndex + 2), length: word.utf8.count, "there is no alert '\(word)'",
                    remedy: Suggestion.question(for: word, among: names)
                        ?? "an alert is one of \(names.joined(separator: ", "))"))
        } else {
            state.report(
                source.error(
                    text.position(at: rest.startIndex), length: rest.count,
                    "an alert's marker stands alone on its line",
                    remedy: "put the text on the next line, after '> '"))
        }
        return nil
    }
}
