package import LessonModel
import Yams

/// Reads a learner's `answers.yml`; whatever cannot be read is reported at its line and column.
package struct AnswerSheetReader {
    private let source: SourceText
    private let chapter: Chapter
    /// Its questions and worksheets, and those of other chapters whose answers may stand here, too.
    private let ids: [String]
    private let state: ReadingState

    /// The answers, and everything wrong with them.
    /// - Parameter others: ids of questions and worksheets of other chapters, whose answers may stand here, too.
    package static func read(
        _ bytes: [UInt8], file: String, chapter: Chapter, besides others: [String] = []
    ) -> (sheet: AnswerSheet, diagnostics: [Diagnostic]) {
        let state = ReadingState(isLesson: false)
        let source = TextEncoding.read(bytes, file: file, into: &state.diagnostics)
        let own = chapter.exercisesOfSheet.map(\.id)
        let ids = own + others.filter { !own.contains($0) }
        let sheet = AnswerSheetReader(source: source, chapter: chapter, ids: ids, state: state).sheet()
        return (sheet, state.diagnostics.inOrderOfPlaces)
    }

    private func sheet() -> AnswerSheet {
        let whole = ReadingState(isLesson: false)
        if let mapping = mapping(of: source, whole) {
            let sheet = sheet(mapping)
            state.diagnostics += whole.diagnostics
            return sheet
        }
        // One syntax error must not invalidate the other answers, so each is read as a text of its own.
        var sheet = AnswerSheet()
        let parts = parts
        for (id, part) in parts {
            let own = ReadingState(isLesson: false)
            if sheet.entries[id] != nil {
                own.report(
                    part.error(
                        Position(line: 1, column: 1), length: id.utf8.count, "the key '\(id)' is given twice",
                        remedy: "remove one of them"))
                sheet.entries[id] = .malformed
            } else if let mapping = mapping(of: part, own) {
                sheet.merge(self.sheet(mapping))
            } else {
                sheet.entries[id] = .malformed
                own.diagnostics = own.diagnostics.map { Self.plain($0, in: id, remedy: remedy(for: id)) }
            }
            if !own.diagnostics.isEmpty { sheet.faults[id, default: []] += own.diagnostics }
        }
        let first = parts.first?.text.place(Position(line: 1, column: 1)).line ?? .max
        state.diagnostics += whole.diagnostics.filter { ($0.place?.line ?? 0) < first }
        if parts.isEmpty { for id in ids { sheet.entries[id] = .malformed } }
        return sheet
    }

    /// How the answer is written; no choice of a question is named.
    private func remedy(for id: String) -> String {
        chapter.quizzes.contains { $0.id == id }
            ? "write the letter of your choice after '\(id): '" : "write '\(id): [0.5, _, 1]'"
    }

    private func mapping(of text: SourceText, _ state: ReadingState) -> YAMLMapping? {
        YAMLMapping(
            text, keys: ids, name: AnswerSheet.fileName, firstPosition: Position(line: 1, column: 1), state: state)
    }

    /// The text of each answer.
    private var parts: [(id: String, text: SourceText)] {
        let text = AnswerSheetText(String(decoding: source.text, as: UTF8.self), ids: ids)
        return text.answers.map { id, lines in
            let part = text.lines[lines].map { $0 + "\n" }.joined()
            return (id, source.fragment(part, fromLine: lines.lowerBound + 1))
        }
    }

    /// The answers in a mapping, each with what is wrong with it.
    private func sheet(_ mapping: YAMLMapping) -> AnswerSheet {
        var sheet = AnswerSheet()
        func add(_ id: String, _ read: (Node) -> AnswerSheet.Entry) {
            guard let node = mapping.entries[id]?.value else { return }
            let before = mapping.state.diagnostics.count
            sheet.entries[id] = read(node)
            let faults = mapping.state.diagnostics.suffix(from: before)
            if !faults.isEmpty { sheet.faults[id] = Array(faults) }
            mapping.state.diagnostics.removeSubrange(before...)
        }
        for quiz in chapter.quizzes { add(quiz.id) { choices($0, of: quiz, mapping) } }
        for worksheet in chapter.worksheets { add(worksheet.id) { rows($0, of: worksheet, mapping) } }
        return sheet
    }

    // MARK: Quizzes

    private func choices(_ node: Node, of quiz: Quiz, _ mapping: YAMLMapping) -> AnswerSheet.Entry {
        let written: [YAMLScalar]
        switch node {
        case .scalar:
            guard let scalar = mapping.document.scalar(node), !Self.isBlank(scalar) else { return .blank }
            written = [scalar]
        case .sequence(let items):
            let scalars = items.map { mapping.document.scalar($0) }
            if let index = scalars.firstIndex(where: { $0 == nil }) {
                mapping.reportType(
                    of: items[index], "a choice is a letter, not a \(mapping.kind(items[index]))",
                    remedy: "write '\(quiz.id): a'")
                return .malformed
            }
            written = scalars.compactMap(\.self).filter { !Self.isBlank($0) }
        default:
            mapping.reportType(
                of: node, "the answer to '\(quiz.id)' is a letter, not a \(mapping.kind(node))",
                remedy: "write '\(quiz.id): a'")
            return .malformed
        }
        let choices = written.map { choice($0, of: quiz, mapping) }
        if choices.contains(nil) { return .malformed }
        return choices.isEmpty ? .blank : .choices(choices.compactMap(\.self))
    }

    private func choice(_ scalar: YAMLScalar, of quiz: Quiz, _ mapping: YAMLMapping) -> Int? {
        // The text of the choice may stand behind its letter, as in the sheet: `b) …`; in `a) and c)` there are two.
        let namesSeveral = scalar.text.matches(of: /(^|[\s,])\(?[A-Za-z]\)/).count > 1
        let letter = namesSeveral ? nil : scalar.text.prefixMatch(of: /\(?[A-Za-z]\)/)?.output
        let text = (letter ?? scalar.text[...]).lowercased().filter { !"() .".contains($0) }
        let letters = quiz.choices.indices.map(Quiz.letter)
        if let index = letters.firstIndex(of: text) { return index }
        let range = "\(letters.first ?? "a") to \(letters.last ?? "a")"
        mapping.report(
            scalar, "'\(scalar.text)' is no choice of '\(quiz.id)'",
            remedy: (namesSeveral || text.contains(",")) && !quiz.hasOneAnswer
                ? "write several letters in brackets: [a, c]"
                : "its choices are \(range): write \(quiz.hasOneAnswer ? "one" : "the") letter")
        return nil
    }

    // MARK: Worksheets

    /// A single number is one row with one entry, a list of numbers is one row.
    private func rows(_ node: Node, of worksheet: Worksheet, _ mapping: YAMLMapping) -> AnswerSheet.Entry {
        let rows: [AnswerSheet.Row?]
        switch node {
        case .scalar:
            guard let scalar = mapping.document.scalar(node), !Self.isBlank(scalar) else { return .blank }
            rows = [row([node], at: node, mapping)]
        case .sequence(let items):
            let isNested = items.contains { if case .sequence = $0 { true } else { false } }
            guard isNested else {
                rows = items.isEmpty ? [] : [row(Array(items), at: node, mapping)]
                break
            }
            rows = items.map { item in
                if case .sequence(let entries) = item { return row(Array(entries), at: item, mapping) }
                mapping.reportType(
                    of: item, "each row of '\(worksheet.id)' is a list, not a \(mapping.kind(item))",
                    remedy: "write '- [0.5, _, 1]' for each row")
                return nil
            }
        default:
            mapping.reportType(
                of: node, "'\(worksheet.id)' is a list of rows, not a \(mapping.kind(node))",
                remedy: "write '- [0.5, _, 1]' for each row")
            return .malformed
        }
        if rows.contains(nil) { return .malformed }
        return rows.isEmpty ? .blank : .rows(rows.compactMap(\.self))
    }

    private func row(_ nodes: [Node], at node: Node, _ mapping: YAMLMapping) -> AnswerSheet.Row? {
        let scalars = nodes.compactMap { mapping.document.scalar($0) }
        if scalars.contains(where: { $0.text.contains(";") }) {
            mapping.reportType(
                of: node, "a comma stands between two entries, not a semicolon",
                remedy: WrittenNumber.remedy(forSemicolonsIn: Self.written(scalars)))
            return nil
        }
        var values: [Double?] = []
        var isValid = true
        for entry in nodes {
            guard let scalar = mapping.document.scalar(entry) else {
                mapping.reportType(
                    of: entry, "an entry is a number, not a \(mapping.kind(entry))",
                    remedy: "write a number such as 0.5")
                isValid = false
                continue
            }
            if Self.isBlank(scalar) {
                values.append(nil)
            } else if let number = WrittenNumber.value(scalar.text) {
                values.append(number)
            } else {
                mapping.report(
                    scalar, "'\(scalar.text)' is not a number", remedy: WrittenNumber.remedy(for: scalar.text))
                isValid = false
            }
        }
        guard isValid else { return nil }
        let text = mapping.document.source
        let start = mapping.document.position(node.mark)
        let line = text.line(start.line)
        return AnswerSheet.Row(
            values: values, place: text.place(start),
            excerpt: .init(
                line: String(decoding: line, as: UTF8.self), length: max(1, line.count - start.column + 1)))
    }

    /// Entries as the sheet has them, a decimal comma being one without a blank after it.
    private static func written(_ entries: [YAMLScalar]) -> String {
        zip(entries, entries.dropFirst()).reduce(entries.first?.text ?? "") { text, pair in
            let isTight = pair.1.position.column == pair.0.position.column + pair.0.length + 1
            return text + (isTight ? "," : ", ") + pair.1.text
        }
    }

    private static func isBlank(_ scalar: YAMLScalar) -> Bool {
        scalar.text.allSatisfy { $0 == "_" || $0 == " " } || ["~", "null"].contains(scalar.text) && !scalar.isQuoted
    }
}
