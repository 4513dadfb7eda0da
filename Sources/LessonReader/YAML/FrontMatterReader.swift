import LessonModel

/// Reads a chapter's front matter: YAML between two lines `---` at its top.
struct FrontMatterReader {
    let source: SourceText
    let state: ReadingState

    private static let keys = [
        "title", "summary", "objectives", "requires", "formerly", "timeout", "optimize", "data", "source",
    ]

    /// The front matter, and the places of the values that are checked against the rest of the course.
    struct Reading {
        var frontMatter: FrontMatter
        var requires: [YAMLScalar] = []
        var formerly: [YAMLScalar] = []
        var data: [YAMLScalar] = []
        /// The number of lines that it occupies, including its fences.
        var lineCount: Int
    }

    func read() -> Reading {
        let top = Position(line: 1, column: 1)
        guard let extent = FrontMatterExtent(of: source) else {
            state.report(
                source.error(
                    top, length: source.line(1).count, "a chapter begins with its front matter",
                    remedy: "begin with a line '---', then 'title: …', then a line '---'"))
            return Reading(frontMatter: FrontMatter(title: ""), lineCount: 0)
        }
        guard let last = extent.lastLine else {
            state.report(
                source.error(top, length: 3, "the front matter is never closed", remedy: "end it with a line '---'"))
            return Reading(frontMatter: FrontMatter(title: ""), lineCount: source.lineStarts.count)
        }
        let range = source.offset(ofLine: 2)..<source.offset(ofLine: last)
        let body = source.fragment(String(decoding: source.bytes[range], as: UTF8.self), fromLine: 2)
        var reading = Reading(frontMatter: FrontMatter(title: ""), lineCount: last)
        guard
            let mapping = YAMLMapping(
                body, keys: Self.keys, name: "the front matter", firstPosition: Position(line: 0, column: 1),
                state: state)
        else { return reading }
        let title = mapping.requiredText("title", example: "title: Queries, keys and values")
        let summary = mapping.text("summary")
        let objectives = mapping.texts("objectives")
        for text in [title, summary].compactMap(\.self) + objectives { checkFormulas(in: text) }
        reading.frontMatter.title = title?.text ?? ""
        reading.frontMatter.summary = summary?.text
        reading.frontMatter.objectives = objectives.map(\.text)
        reading.requires = mapping.uniqueStrings("requires")
        reading.frontMatter.requires = reading.requires.map(\.text)
        reading.formerly = formerIDs(mapping)
        reading.frontMatter.formerly = reading.formerly.map(\.text)
        reading.frontMatter.timeout =
            mapping.number("timeout", .timeout, example: "timeout: 30") ?? FrontMatter.defaultTimeout
        reading.frontMatter.optimize = mapping.bool("optimize") ?? false
        reading.data = mapping.uniqueStrings("data")
        reading.frontMatter.data = reading.data.map(\.text)
        reading.frontMatter.source = mapping.text("source")?.text
        return reading
    }

    /// The ids that the chapter had before; what cannot have been one is reported.
    private func formerIDs(_ mapping: YAMLMapping) -> [YAMLScalar] {
        mapping.oneOrMore("formerly").filter { scalar in
            let last = scalar.text.lastPathComponent
            let id = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
            let isName = id.contains { $0.isLetter || $0.isNumber }
            guard isName, id == scalar.text else {
                let example = isName ? id : "12-efficiency"
                mapping.report(
                    scalar, "'\(scalar.text)' is not what a chapter was called",
                    remedy: "write the name that its file had, without folder and '.md': 'formerly: \(example)'")
                return false
            }
            return true
        }
    }

    /// Reports what is wrong with formulas; a text with one is shown as it is written.
    private func checkFormulas(in text: YAMLScalar) {
        let line = text.line
        let bytes = line.bytes[...]
        var rest = bytes
        while let start = rest.firstRange(of: "$`".utf8)?.upperBound,
            let end = rest[start...].firstRange(of: "`$".utf8)
        {
            let tex = String(decoding: bytes[start..<end.lowerBound], as: UTF8.self)
            _ = FormulaReader(source: text.source, state: state).formula(tex) { line.position(at: start + $0) }
            rest = rest[end.upperBound...]
        }
    }
}

/// The lines at the top of a text that its front matter occupies, including its fences.
struct FrontMatterExtent {
    /// The line that closes it; `nil` when there is none.
    let lastLine: Int?

    /// - Returns: `nil` when the first line is not a fence, so that the text has no front matter.
    init?(of source: SourceText) {
        func isFence(_ number: Int, _ marks: [String]) -> Bool {
            let line = source.line(number)
            return marks.contains { line.prefix(3).elementsEqual($0.utf8) } && line.dropFirst(3).allSatisfy(\.isBlank)
        }
        guard isFence(1, ["---"]) else { return nil }
        lastLine = (2...max(2, source.lineStarts.count)).first { isFence($0, ["---", "..."]) }
    }
}
