import LessonModel

/// Writes the Markdown of a notebook as that of a lesson: formulas between dollar signs, and inline values.
struct NotebookProse {
    /// Whether fences may be parts of a lesson, as in a notebook that attend wrote; in others they are only shown.
    let keepsFences: Bool

    func markdown(of text: String) -> String {
        var lines: [String] = []
        var paragraph: [String] = []
        var fence: Substring?
        func close() {
            if !paragraph.isEmpty { lines.append(inlines(of: paragraph.joined(separator: "\n"))) }
            paragraph = []
        }
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < all.count {
            let line = all[index]
            index += 1
            let content = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
            let margin = line.prefix(line.count - content.count)
            if let mark = fence {
                lines.append(line)
                let run = content.trimmed
                if run.count >= mark.count, run.allSatisfy({ $0 == mark.first }) { fence = nil }
            } else if let display = Self.display(at: index - 1, in: all) {
                close()
                lines.append(margin + "```math" + display.attributes)
                lines += all[index..<display.end]
                lines.append(margin + "```")
                index = display.end + 1
                if !display.rest.isEmpty { paragraph.append(display.rest) }
            } else if paragraph.isEmpty, line.hasPrefix("    ") || line.hasPrefix("\t") {
                // Code, or the text of a list's item, in which a lesson reads formulas between dollar signs too.
                lines.append(line)
            } else if let mark = Self.fenceMark(content) {
                close()
                fence = mark
                lines.append(margin + mark + info(content.dropFirst(mark.count)))
            } else if content.allSatisfy(\.isWhitespace) {
                close()
                lines.append(line)
            } else {
                paragraph.append(line)
            }
        }
        close()
        return lines.joined(separator: "\n")
    }

    /// A formula between two lines that begin with two dollar signs: what follows the first as a comment of TeX are the attributes
    /// of its fence, and what follows the second is text, such as a label of another tool.
    private static func display(
        at first: Int, in lines: [String]
    ) -> (attributes: String, end: Int, rest: String)? {
        func content(_ index: Int) -> Substring { lines[index].drop { " \t>".contains($0) } }
        let opening = content(first).trimmed
        guard opening == "$$" || opening.hasPrefix("$$ % ") else { return nil }
        guard
            let end = lines.indices.dropFirst(first + 1).first(where: {
                content($0).isEmpty || content($0).hasPrefix("$$")
            }), content(end).hasPrefix("$$")
        else { return nil }
        return (String(opening.dropFirst("$$ %".count)), end, String(content(end).dropFirst(2)).trimmed)
    }

    private static func fenceMark(_ line: Substring) -> Substring? {
        guard let first = line.first, first == "`" || first == "~" else { return nil }
        let mark = line.prefix { $0 == first }
        return mark.count >= 3 && !(first == "`" && line.dropFirst(mark.count).contains("`")) ? mark : nil
    }

    /// The words of a fence; what would be a part of a lesson without being meant so is only shown.
    private func info(_ written: Substring) -> String {
        let words = written.split(separator: " ")
        guard !keepsFences, let first = words.first, FenceKind.isFirstWord(String(first)), first != "math" else {
            return String(written)
        }
        return first == "swift" ? "swift ignore" : "text"
    }

    // MARK: Running text

    /// A paragraph with its formulas and values as a lesson writes them.
    private func inlines(of paragraph: String) -> String {
        let content = paragraph.trimmingLines
        if content.hasPrefix("$$"), content.hasSuffix("$$"), content.count > 4 {
            let tex = String(content.dropFirst(2).dropLast(2)).trimmingLines
            if !tex.contains("$$") { return "```math\n\(tex)\n```" }
        }
        let bytes = Array(paragraph.utf8)
        let code = CodeSpan.all(in: bytes)
        var result: [UInt8] = []
        var index = 0
        var spans = code[...]
        while index < bytes.count {
            spans = spans.drop { $0.range.upperBound <= index }
            if let span = spans.first, span.range.lowerBound == index {
                result += bytes[span.range]
                index = span.range.upperBound
                continue
            }
            if let (written, end) = formula(at: index, in: bytes) ?? value(at: index, in: bytes) {
                result += Array(written.utf8)
                index = end
                continue
            }
            result.append(bytes[index])
            index += 1
            if bytes[index - 1] == .backslash, index < bytes.count {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A formula between one or two dollar signs, as Jupyter reads them: no blank inside the first, no digit after the last.
    private func formula(at start: Int, in bytes: [UInt8]) -> (String, end: Int)? {
        guard bytes[start] == .dollar else { return nil }
        let length = bytes[start...].prefix { $0 == .dollar }.count
        let first = start + length
        guard length <= 2, first < bytes.count, length == 2 || !bytes[first].isWhitespace else { return nil }
        var index = first
        while index < bytes.count {
            if bytes[index] == .backslash {
                index += 2
            } else if bytes[index] == .dollar {
                let end = index + length
                guard end <= bytes.count, bytes[index..<end].allSatisfy({ $0 == .dollar }),
                    length == 2 || !bytes[index - 1].isWhitespace, end == bytes.count || !bytes[end].isASCIIDigit
                else { return nil }
                let tex = String(decoding: bytes[first..<index], as: UTF8.self)
                return tex.isEmpty || tex.contains("`") ? nil : ("$`\(tex)`$", end)
            } else {
                index += 1
            }
        }
        return nil
    }

    /// In bytes: nobody writes a longer one, and each mark is searched for its end.
    private static let longestValue = 4096

    private func value(at start: Int, in bytes: [UInt8]) -> (String, end: Int)? {
        let mark = Array(JupyterNotebook.Mark.value.utf8)
        guard bytes[start] == mark[0], bytes[start...].starts(with: mark) else { return nil }
        let title = start + mark.count
        let closing = Array(JupyterNotebook.Mark.valueEnd.utf8)
        let rest = bytes[title...].prefix(Self.longestValue)
        guard let quote = rest.firstIndex(of: .quote), let end = rest[quote...].firstRange(of: closing)?.upperBound
        else { return nil }
        let code = "{swift}" + Self.unescaped(String(decoding: bytes[title..<quote], as: UTF8.self))
        let mark2 = code.contains("`") ? "``" : "`"
        return (mark2 + code + mark2, end)
    }

    /// What `NotebookProseText.escaped` has written.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
        return text.replacing(/&(#?\w+);/) { match in
            let name = String(match.1)
            if let known = named[name] { return known }
            guard name.hasPrefix("#"), let scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) else {
                return String(match.0)
            }
            return String(Character(scalar))
        }
    }
}
