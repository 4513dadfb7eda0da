package import LessonModel

/// The reader of hand-in files; it takes from them who, which course and the answers, and believes nothing else.
package enum HandInReader {
    /// Whether a file says that it is a hand-in.
    package static func isHandIn(_ bytes: some Collection<UInt8>) -> Bool {
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
        return HandIn(
            learner: settings["learner"] ?? "", course: settings["course"] ?? "", version: settings["version"] ?? "",
            written: settings["written"] ?? "", answers: answers(in: lines[(end + 1)...]))
    }

    /// What stands in the fences that name an answer's file.
    private static func answers(in lines: ArraySlice<Substring>) -> [HandIn.Answer] {
        var answers: [HandIn.Answer] = []
        var rest = lines
        while let line = rest.popFirst() {
            let ticks = line.prefix { $0 == "`" }.count
            guard ticks >= 3 else { continue }
            let file = line.dropFirst(ticks).split(separator: " ").first { $0.hasPrefix("answer=") }?.dropFirst(7)
            let body = rest.prefix { !($0.allSatisfy { $0 == "`" } && $0.count >= ticks) }
            if let file { answers.append(HandIn.Answer(file: String(file), text: body.map { $0 + "\n" }.joined())) }
            rest = rest[body.endIndex...].dropFirst()
        }
        return answers
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
