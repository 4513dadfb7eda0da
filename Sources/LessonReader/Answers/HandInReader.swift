package import LessonModel

/// The reader of hand-in files; it takes from them who, which course and the answers, and believes nothing else.
package enum HandInReader {
    /// Whether a file says that it is a hand-in.
    private static func isHandIn(_ bytes: [UInt8]) -> Bool {
        let start = TextFile.normalized(String(decoding: bytes.prefix(200), as: UTF8.self))
        return start.hasPrefix("---\nformat: \(HandIn.format)\n")
    }

    /// - Returns: nil for a file that is no hand-in.
    package static func read(_ bytes: [UInt8]) -> HandIn? {
        guard isHandIn(bytes) else { return nil }
        let lines = TextFile.normalized(String(decoding: bytes, as: UTF8.self))
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        var settings: [Substring: String] = [:]
        for line in lines[1..<end] {
            guard let colon = line.firstIndex(of: ":") else { continue }
            settings[line[..<colon]] = unquoted(line[line.index(after: colon)...].drop { $0 == " " })
        }
        var handIn = HandIn(
            learner: settings["learner"] ?? "", course: settings["course"] ?? "", version: settings["version"] ?? "",
            written: settings["written"] ?? "", answers: [])
        let body = lines[(end + 1)...]
        handIn.table = body.prefix { !$0.hasPrefix("```") }.compactMap(row)
        let (answers, unfinished) = answers(in: body)
        handIn.unfinished = unfinished
        for answer in answers {
            if let earlier = handIn.answers.firstIndex(where: { $0.file == answer.file }) {
                let isOther = handIn.answers[earlier].text != answer.text
                if isOther, !handIn.repeated.contains(answer.file) { handIn.repeated.append(answer.file) }
                handIn.answers[earlier] = answer
            } else {
                handIn.answers.append(answer)
            }
        }
        return handIn
    }

    /// What has become of a file that seems to have been a hand-in, or should be one, and is none that can be read.
    package static func damage(of bytes: [UInt8]) -> HandIn.Damage? {
        let wide = TextEncoding.textOfUTF16(bytes)
        let text = TextFile.normalized(wide ?? String(decoding: bytes, as: UTF8.self))
        if text.allSatisfy(\.isWhitespace) { return .empty }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let format = lines.firstIndex { $0.hasSuffix("format: \(HandIn.format)") }
        let hasAnswer = lines.contains { $0.contains("```") && $0.contains(" answer=") }
        guard format != nil || hasAnswer else { return nil }
        if wide != nil { return .utf16 }
        if lines.contains(where: { $0.hasPrefix(">") && ($0.contains("format: ") || $0.contains(" answer=")) }) {
            return .quoted
        }
        return read(bytes) == nil ? .headLost : nil
    }

    /// A row of the table: number, exercise, result and points, between bars.
    private static func row(_ line: Substring) -> HandIn.Row? {
        // A bar of a title is written with a stroke before it.
        let cells = line.replacing("\\|", with: " ").split(separator: "|", omittingEmptySubsequences: false).map(
            \.trimmed)
        guard cells.count == 6, cells[1].wholeMatch(of: /[0-9]+\.[0-9]+/) != nil else { return nil }
        return HandIn.Row(number: cells[1], result: cells[3])
    }

    /// What stands in the fences that name an answer's file, and the last of them if it is never closed.
    private static func answers(in lines: ArraySlice<Substring>) -> ([HandIn.Answer], unfinished: String?) {
        var answers: [HandIn.Answer] = []
        var unfinished: String?
        var rest = lines
        while let line = rest.popFirst() {
            let ticks = line.prefix { $0 == "`" }.count
            guard ticks >= 3 else { continue }
            let file = line.dropFirst(ticks).split(separator: " ").first { $0.hasPrefix("answer=") }?.dropFirst(7)
            let body = rest.prefix { !($0.allSatisfy { $0 == "`" } && $0.count >= ticks) }
            if let file { answers.append(HandIn.Answer(file: String(file), text: body.map { $0 + "\n" }.joined())) }
            if let file, body.endIndex == rest.endIndex { unfinished = String(file) }
            rest = rest[body.endIndex...].dropFirst()
        }
        return (answers, unfinished)
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return String(text) }
        var unquoted = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                unquoted.append(character)
                isEscaped = false
            }
        }
        return unquoted
    }
}
