import LessonModel

/// Reports markup of other tools for books and notebooks, which would be shown as it is: `:::`, `{{#include}}`, `[@key]`, roles and
/// directives, definition lists.
struct ForeignMarkup {
    /// The text, with a zero for each byte that cannot be markup.
    let bytes: [UInt8]
    let text: RunningText
    let source: SourceText
    let state: ReadingState

    func report(isParagraph: Bool) {
        if isParagraph { reportLines() }
        reportIncludes()
        reportCitations()
        reportRoles()
    }

    private func report(_ range: Range<Int>, _ message: String, remedy: String) {
        state.report(at: range, of: text, in: source, message, remedy: remedy)
    }

    // MARK: Lines

    private func reportLines() {
        for line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            let rest = line.drop(while: \.isBlank)
            if rest.starts(with: Array(":::".utf8)) {
                reportDiv(rest)
            } else if rest.starts(with: Array("\\begin{".utf8)) {
                report(
                    rest.startIndex..<line.endIndex, "a formula stands between dollar signs, or in a fence: ```math",
                    remedy: "put '$$' on a line before it and on one after it")
            } else if rest.first == UInt8(ascii: ":"), rest.dropFirst().first?.isBlank == true {
                report(
                    rest.startIndex..<line.endIndex, "a lesson has no definition lists: this would be shown as it is",
                    remedy: "write a list, '- **term**: what it means'")
            }
        }
    }

    /// Reports the first line of a block between colons; the last, which has no word, is told with it.
    private func reportDiv(_ line: ArraySlice<UInt8>) {
        let rest = line.drop { $0 == UInt8(ascii: ":") }
        let name = rest.drop { !$0.isASCIILetter && $0 != 0 }.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        guard !name.isEmpty else { return }
        let remedy =
            Self.alert(called: String(decoding: name, as: UTF8.self))
            ?? "leave the lines of colons out; a lesson has alerts, '> [!NOTE]', and asides, '> [!ASIDE]'"
        report(line.startIndex..<line.endIndex, "a lesson has no blocks between ':::'", remedy: remedy)
    }

    /// How an alert is written that another tool calls that.
    private static func alert(called name: String) -> String? {
        let word = name.lowercased().split(separator: "-").last.map(String.init)
        return Alert.allCases.first { $0.rawValue == word }.map {
            "write '> [!\($0.rawValue.uppercased())]', and '> ' before each line of it"
        }
    }

    /// What to write for a fence that is a directive elsewhere: ```` ```{note} ````; nil for any other fence.
    static func remedy(forDirective word: String) -> String? {
        guard word.first == "{", let name = word.dropFirst().split(separator: "}").first else { return nil }
        if ["code-cell", "code", "code-block"].contains(name) { return "write ```swift for a cell" }
        if name == "math" { return "write ```math" }
        return alert(called: String(name)) ?? "write it in Markdown; 'attend help fences' lists the fences of a lesson"
    }

    // MARK: Inside a line

    private func reportIncludes() {
        for line in bytes.split(separator: .lineFeed) {
            var close = line.startIndex
            var index = line.startIndex
            while let found = line[index...].firstRange(of: Array("{{".utf8)) {
                index = found.upperBound
                guard index < line.endIndex, "#<".utf8.contains(line[index]) else { continue }
                // Braces that close nothing are looked for once.
                if close < index {
                    close = line[index...].firstRange(of: Array("}}".utf8))?.upperBound ?? line.endIndex
                }
                report(
                    found.lowerBound..<close, "a lesson takes in no other file: this would be shown as it is",
                    remedy:
                        "put the text here; code that chapters share belongs in a module, under 'modules' in course.yml"
                )
            }
        }
    }

    private func reportCitations() {
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = open + 1
            let key = bytes[index...].drop { $0 == UInt8(ascii: "-") }
            guard key.startIndex - index < 2, key.first == UInt8(ascii: "@"),
                key.dropFirst().first?.isASCIILetter == true,
                let close = key.firstIndex(where: { "[]\n".utf8.contains($0) }), bytes[close] == UInt8(ascii: "]")
            else { continue }
            let label = String(decoding: key.dropFirst().prefix { !"];, \n".utf8.contains($0) }, as: UTF8.self)
            report(
                open..<(close + 1), "a lesson has no bibliography: '[@\(label)]' would be shown as it is",
                remedy: "write a link, '[\(label)](https://…)', or a note, '[^\(label)]'")
            index = close
        }
    }

    /// Code with a word in braces before it, which is a role elsewhere: ``{ref}`scores` ``.
    private func reportRoles() {
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "{")) {
            index = open + 1
            let name = bytes[index...].prefix { $0.isASCIILetter || "-:".utf8.contains($0) }
            guard !name.isEmpty, name.endIndex + 1 < bytes.count, bytes[name.endIndex] == UInt8(ascii: "}"),
                bytes[name.endIndex + 1] == 0, text.bytes[name.endIndex + 1] == .backtick
            else { continue }
            let role = String(decoding: name, as: UTF8.self)
            report(
                open..<(name.endIndex + 1), "a lesson has no roles: '{\(role)}' would be shown as it is",
                remedy: role == "math"
                    ? "write $`x`$" : "write a link, '[](#id)' for what has an id, or words; a brace is '\\{'")
        }
    }
}
