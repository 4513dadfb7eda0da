package import LessonModel
import Yams

/// Reads a learner's `answers.yml`; whatever cannot be read is reported at its line and column.
package struct AnswerSheetReader {
    private let source: SourceText
    private let chapter: Chapter
    private let state: ReadingState

    /// The answers, and everything wrong with them.
    package static func read(
        _ bytes: [UInt8], file: String, chapter: Chapter
    ) -> (sheet: AnswerSheet, diagnostics: [Diagnostic]) {
        let state = ReadingState(isLesson: false)
        let source = TextEncoding.read(bytes, file: file, into: &state.diagnostics)
        let sheet = AnswerSheetReader(source: source, chapter: chapter, state: state).sheet()
        return (sheet, state.diagnostics.inOrderOfPlaces)
    }

    private func sheet() -> AnswerSheet {
        let whole = ReadingState(isLesson: false)
        if let mapping = mapping(of: source, whole) {
            let entries = entries(mapping)
            state.diagnostics += whole.diagnostics
            return AnswerSheet(entries: entries)
        }
        // One syntax error must not invalidate the other answers, so each is read as a text of its own.
        var sheet = AnswerSheet()
        let parts = parts
        for (id, part) in parts {
            if sheet.entries[id] != nil {
                state.report(
                    part.error(
                        Position(line: 1, column: 1), length: id.utf8.count, "the key '\(id)' is given twice",
                        remedy: "remove one of them"))
                sheet.entries[id] = .malformed
            } else if let mapping = mapping(of: part, state) {
                sheet.entries.merge(entries(mapping)) { first, _ in first }
            } else {
                sheet.entries[id] = .malformed
            }
        }
        let first = parts.first?.text.place(Position(line: 1, column: 1)).line ?? .max
        state.diagnostics += whole.diagnostics.filter { ($0.place?.line ?? 0) < first }
        if parts.isEmpty { for id in ids { sheet.entries[id] = .malformed } }
        return sheet
    }

    private var ids: [String] { chapter.quizzes.map(\.id) + chapter.worksheets.map(\.id) }

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

    private func entries(_ mapping: YAMLMapping) -> [String: AnswerSheet.Entry] {
        var entries: [String: AnswerSheet.Entry] = [:]
        for quiz in chapter.quizzes {
            if let node = mapping.entries[quiz.id]?.value { entries[quiz.id] = choices(node, of: quiz, mapping) }
        }
        for worksheet in chapter.worksheets {
            if let node = mapping.entries[worksheet.id]?.value {
                entries[worksheet.id] = rows(node, of: worksheet, mapping)
            }
        }
        return entries
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
        let text = scalar.text.lowercased().filter { !"() .".contains($0) }
        let letters = quiz.choices.indices.map(Quiz.letter)
        if let index = letters.firstIndex(of: text) { return index }
        let range = "\(letters.first ?? "a") to \(letters.last ?? "a")"
        mapping.report(
            scalar, "'\(scalar.text)' is no choice of '\(quiz.id)'",
            remedy: text.contains(",")
                ? "write several letters in brackets: [a, c]" : "its choices are \(range): write the letter")
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
            } else if let number = Self.number(scalar.text) {
                values.append(number)
            } else {
                let withPoint = scalar.text.replacing(",", with: ".")
                mapping.report(
                    scalar, "'\(scalar.text)' is not a number",
                    remedy: Self.number(withPoint) == nil
                        ? "write a number such as 0.5, 1/2 or -inf" : "write \(withPoint), with a decimal point")
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

    /// Also accepts a typographic minus sign, a fraction such as `1/2`, and `∞`.
    private static func number(_ text: String) -> Double? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let above = number(String(parts[0])), let below = number(String(parts[1])), below != 0 {
            return above / below
        }
        let plain = text.filter { $0 != " " }.lowercased().replacing("\u{2212}", with: "-").replacing("∞", with: "inf")
        return Double(plain.replacing(".inf", with: "inf").replacing(".nan", with: "nan"))
    }

    private static func isBlank(_ scalar: YAMLScalar) -> Bool {
        scalar.text.allSatisfy { $0 == "_" || $0 == " " } || ["~", "null"].contains(scalar.text) && !scalar.isQuoted
    }
}
