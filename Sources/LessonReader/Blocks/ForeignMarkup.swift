import LessonModel

/// Reports markup of other tools for books and notebooks, which would be shown as it is: `:::`, `{{#include}}`, `[@key]`, definition
/// lists.
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
    }

    /// Reports an error at a range, or at the part of it that is on its first line.
    private func report(_ range: Range<Int>, _ message: String, remedy: String) {
        guard state.hasRoom(on: text.position(at: range.lowerBound).line) else { return }
        let length = bytes[range].prefix { $0 != .lineFeed }.count
        state.report(source.error(text.position(at: range.lowerBound), length: length, message, remedy: remedy))
    }

    // MARK: Lines

    private func reportLines() {
        for line in bytes.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            let rest = line.drop(while: \.isBlank)
            if rest.starts(with: Array(":::".utf8)) {
                reportDiv(rest)
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
        let word = String(decoding: name, as: UTF8.self).lowercased()
        let alert = Alert.allCases.first { word.split(separator: "-").last.map(String.init) == $0.rawValue }
        let remedy =
            alert.map { "write '> [!\($0.rawValue.uppercased())]', and '> ' before each line of it" }
            ?? "leave the lines of colons out; a lesson has alerts, '> [!NOTE]', and asides, '> [!ASIDE]'"
        report(line.startIndex..<line.endIndex, "a lesson has no blocks between ':::'", remedy: remedy)
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
}
