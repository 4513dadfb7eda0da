package import LessonModel
import Yams

/// Divides a chapter's text into the parts that become cells of a notebook.
package enum ChapterPartReader {
    package struct Reading: Sendable, Hashable {
        /// With its fences and the line break after them, and blank lines.
        package var frontMatter: String
        package var parts: [ChapterPart]
    }

    /// - Parameter bytes: a chapter without errors.
    package static func read(_ bytes: [UInt8], file: String) -> Reading {
        var unused: [Diagnostic] = []
        let source = TextEncoding.read(bytes, file: file, into: &unused)
        let last = FrontMatterExtent(of: source)?.lastLine ?? 0
        let tree = MarkdownTree(source.text(blankingLinesUpTo: last)).document()
        let lineCount = source.lineStarts.count
        var starts = starts(of: tree.children, in: source)
        let firstText =
            (last + 1...lineCount + 1).first { $0 > lineCount || !isBlank(source.line($0)) } ?? lineCount + 1
        if firstText <= lineCount, starts.first?.line ?? .max > firstText { starts.insert((firstText, nil), at: 0) }
        let head = source.bytes[..<source.offset(ofLine: firstText)]
        var parts: [ChapterPart] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].line : lineCount + 1
            parts += Self.parts(start.line, start.fence, before: end, in: source)
        }
        return Reading(frontMatter: String(decoding: head, as: UTF8.self), parts: parts)
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy(\.isWhitespace) }

    /// Where parts begin: fences of a lesson, headings, comments, and what follows a fence or comment.
    private static func starts(of nodes: [MarkdownNode], in source: SourceText) -> [(line: Int, fence: Fence?)] {
        let codeStarts = Set(nodes.filter { if case .code = $0.kind { true } else { false } }.map(\.start.line))
        var starts: [(line: Int, fence: Fence?)] = []
        var endsPart = true
        for node in nodes {
            let fence = Fence(node, codeStarts: codeStarts, in: source)
            let word = fence?.words.first ?? ""
            if let fence, word != "math", FenceKind.isFirstWord(word) {
                starts.append((node.start.line, fence))
                endsPart = true
            } else if case .html(let text) = node.kind, ProseReader.isComment(text) {
                starts.append((node.start.line, nil))
                endsPart = true
            } else {
                let isHeading = if case .heading = node.kind { true } else { false }
                if isHeading || endsPart { starts.append((node.start.line, nil)) }
                endsPart = false
            }
        }
        return starts
    }

    /// The part that begins on a line, and what follows its fence without being a block, such as the address of a link.
    private static func parts(_ line: Int, _ fence: Fence?, before end: Int, in source: SourceText) -> [ChapterPart] {
        guard let fence else { return [prose(line, before: end, in: source)].compactMap(\.self) }
        let afterFence = min(end, line + fence.lineCount + 2)
        let rest = (afterFence..<max(end, afterFence)).first { !isBlank(source.line($0)) }
        let (text, after) = text(line, before: rest ?? end, in: source)
        var part = ChapterPart(kind(of: fence), text, after: after, line: line)
        part.info = String(decoding: source.line(line)[fence.marker.endIndex...].trimmed, as: UTF8.self)
        part.body = fence.lines
        switch part.kind {
        case .hint, .worksheet: part.pieces = ProseReader.pieces(of: fence.lines, firstLine: fence.textStart.line)
        case .quiz: part.question = question(fence)
        default: break
        }
        return [part] + (rest.flatMap { prose($0, before: end, in: source) }.map { [$0] } ?? [])
    }

    private static func prose(_ line: Int, before end: Int, in source: SourceText) -> ChapterPart? {
        let (text, after) = text(line, before: end, in: source)
        guard !text.isEmpty else { return nil }
        var part = ChapterPart(ProseReader.isComment(text) ? .comment : .prose, text, after: after, line: line)
        part.pieces = ProseReader.pieces(of: text, firstLine: line)
        return part
    }

    private static func text(_ line: Int, before end: Int, in source: SourceText) -> (text: String, after: String) {
        let bytes = source.bytes[source.offset(ofLine: line)..<source.offset(ofLine: end)]
        let last = (line..<end).last { !isBlank(source.line($0)) } ?? line
        let split = source.line(last).endIndex
        return (
            String(decoding: bytes[..<split], as: UTF8.self), String(decoding: bytes[split...], as: UTF8.self)
        )
    }

    private static func kind(of fence: Fence) -> ChapterPart.Kind {
        func value(_ key: String) -> String { fence.words.items.first { $0.key == key }?.value ?? "" }
        if let kind = FenceKind.firstWords[fence.words.first] {
            switch kind {
            case .hint: return .hint
            case .quiz: return .quiz(value("id"))
            case .worksheet: return .worksheet(value("id"))
            default: return .output
            }
        }
        let part = fence.words.items.lazy.compactMap { FenceKind.parts[$0.key] }.first
        switch part {
        case .exercise: return .exercise(value("exercise"))
        case .solution: return .solution
        case .mistake: return .mistake
        case .check: return .check
        case .hiddenCheck: return .hiddenCheck
        default: return .cell
        }
    }

    private static func question(_ fence: Fence) -> QuestionText? {
        guard let root = try? compose(yaml: fence.lines, .basic), let choices = root["choices"]?.sequence else {
            return nil
        }
        func pieces(_ node: Node?) -> [ProsePiece] {
            let text = node?.scalar?.string.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
            return ProseReader.pieces(of: text, firstLine: fence.textStart.line)
        }
        return QuestionText(
            question: pieces(root["question"]),
            choices: choices.map { choice in
                let correct = choice["correct"]?.scalar?.string.lowercased() ?? "false"
                return QuestionText.Choice(
                    text: pieces(choice["text"]), isCorrect: ["true", "yes", "on"].contains(correct),
                    because: pieces(choice["because"]))
            })
    }
}
