import LessonModel
import Yams

/// A YAML text parsed by Yams, with errors at their exact places.
struct YAMLDocument {
    let source: SourceText
    private let cursor = Cursor()

    /// The last place that was found: a text has its marks in order, and its lines may be long.
    private final class Cursor {
        var line = 0
        /// Counted from 0 in Unicode scalars and in bytes.
        var (scalars, bytes) = (0, 0)
    }

    init(source: SourceText) { self.source = source }

    /// The root of the text; `nil` for an empty text, and for one that is not YAML, which is reported.
    func root(state: ReadingState) -> Node? {
        let text = String(decoding: source.text, as: UTF8.self)
        do {
            // The readers decide what a scalar means; Yams would try a dozen regular expressions to resolve its type.
            return try compose(yaml: text, .basic)
        } catch let error as YamlError {
            state.report(diagnostic(error))
        } catch {
            state.report(source.error(Position(line: 1, column: 1), "this is not YAML: \(error)"))
        }
        return nil
    }

    /// The position of a mark, whose columns are counted in Unicode scalars.
    func position(_ mark: Mark?) -> Position {
        guard let mark else { return Position(line: 1, column: 1) }
        let line = source.line(mark.line)
        let wanted = max(0, mark.column - 1)
        if cursor.line != mark.line || cursor.scalars > wanted {
            (cursor.line, cursor.scalars, cursor.bytes) = (mark.line, 0, 0)
        }
        while cursor.scalars < wanted, cursor.bytes < line.count {
            cursor.bytes += 1
            // Bytes that continue a scalar begin with the bits 10.
            while cursor.bytes < line.count, line[line.startIndex + cursor.bytes] & 0xC0 == 0x80 { cursor.bytes += 1 }
            cursor.scalars += 1
        }
        return Position(line: mark.line, column: cursor.bytes + 1)
    }

    /// Whether nothing, or an unquoted word for nothing, stands where a value belongs.
    func isEmpty(_ node: Node) -> Bool {
        guard let scalar = scalar(node) else { return false }
        return !scalar.isQuoted && ["", "~", "null"].contains(scalar.text)
    }

    /// A node that is a single value.
    func scalar(_ node: Node) -> YAMLScalar? {
        guard case .scalar(let scalar) = node else { return nil }
        let position = position(scalar.mark)
        let rest = source.line(position.line).dropFirst(position.column - 1)
        let quoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
        let length: Int
        if quoted {
            length = (rest.dropFirst().lastIndex(of: rest.first ?? .quote) ?? rest.endIndex - 1) - rest.startIndex + 1
        } else {
            length = scalar.string.utf8.count
        }
        return YAMLScalar(
            text: scalar.string, position: position, length: max(1, min(length, rest.count)), isQuoted: quoted,
            source: source)
    }

    // MARK: Errors

    private func diagnostic(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if let missing = lineWithoutColon(above: position(mark), problem) { return missing }
            if let moved = keyOutOfLine(position(mark), problem) { return moved }
            // What is left open is noticed lines below it.
            let isOpen = context.map { Self.contextsOfOpening.contains($0.text) } ?? false
            let position = position(isOpen ? context?.mark : mark)
            return source.error(
                position, "this is not YAML: \(problem)", remedy: remedy(for: problem, at: position))
        case .reader(let problem, let offset, _, let yaml):
            let bytes = String(yaml.prefix(offset ?? 0)).utf8.count
            let position = source.position(at: source.text.startIndex + bytes)
            return source.error(position, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return duplicate(duplicates.first ?? "", near: position(context.mark))
        default:
            return source.error(Position(line: 1, column: 1), "this is not YAML: \(error)")
        }
    }

    /// For a key whose line is taken for the rest of the line above: the error that there is no colon there.
    private func lineWithoutColon(above mark: Position, _ problem: String) -> Diagnostic? {
        let colon = UInt8(ascii: ":")
        guard problem == "mapping values are not allowed in this context", mark.line > 1,
            !source.line(mark.line).prefix(mark.column - 1).contains(colon)
        else { return nil }
        let line = source.line(mark.line - 1)
        let text = line.drop(while: \.isBlank)
        guard let first = text.first, first != UInt8(ascii: "#"), !text.contains(colon) else { return nil }
        let problem = "could not find expected ':'"
        let position = Position(line: mark.line - 1, column: text.startIndex - line.startIndex + 1)
        return source.error(
            position, length: text.count, "this is not YAML: \(problem)", remedy: remedy(for: problem, at: position))
    }

    /// For a key that is indented otherwise than the key above it: an error that says where it belongs.
    private func keyOutOfLine(_ mark: Position, _ problem: String) -> Diagnostic? {
        guard Self.problemsOfIndentation.contains(problem), let key = key(inLine: mark.line),
            let above = (1..<mark.line).reversed().lazy.compactMap({ self.key(inLine: $0) }).first,
            key.position.column != above.position.column, mark.column <= key.position.column + key.name.utf8.count
        else { return nil }
        return source.error(
            key.position, length: key.name.utf8.count,
            "'\(key.name)' is not indented as '\(above.name)' above it is",
            remedy: "begin it in column \(above.position.column), or quote the text that it belongs to")
    }

    private static let problemsOfIndentation: Set<String> = [
        "mapping values are not allowed in this context", "did not find expected key",
        "did not find expected <document start>", "did not find expected '-' indicator",
    ]

    /// The word before the first colon of a line, if it may be a key.
    private func key(inLine number: Int) -> (name: String, position: Position)? {
        let line = source.line(number)
        let text = line.drop { $0.isBlank || $0 == UInt8(ascii: "-") }
        let name = text.prefix {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        let rest = text[name.endIndex...]
        guard !name.isEmpty, rest.first == UInt8(ascii: ":"), rest.dropFirst().first?.isWhitespace ?? true else {
            return nil
        }
        return (
            String(decoding: name, as: UTF8.self),
            Position(line: number, column: text.startIndex - line.startIndex + 1)
        )
    }

    /// What the parser was doing when the beginning of it is the place to look at.
    private static let contextsOfOpening: Set<String> = [
        "while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow sequence",
        "while parsing a flow mapping",
    ]

    private func remedy(for problem: String, at position: Position) -> String? {
        let isTab = source.line(position.line).dropFirst(position.column - 1).first == .tab
        return switch problem {
        case "found character that cannot start any token" where isTab,
            "found a tab character that violates indentation":
            "indent with spaces"
        case "mapping values are not allowed in this context": "quote a text that holds ': '"
        case "found unknown escape character": "use single quotes for a text that holds a backslash"
        case "found character that cannot start any token": "quote a text that begins with this character"
        case "found unexpected end of stream": "close the quote or bracket that is open"
        case "could not find expected ':'", "did not find expected key": "write 'key: value', each key indented alike"
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'": "close the bracket"
        default: nil
        }
    }

    /// Yams gives only one of the places; the others are found by their text.
    private func duplicate(_ key: String, near first: Position) -> Diagnostic {
        let wanted = Array(key.utf8)
        let places = source.lineStarts.indices.compactMap { index -> Position? in
            let line = source.line(index + 1)
            let text = line.drop { $0.isBlank || $0 == UInt8(ascii: "-") }
            let column = text.startIndex - line.startIndex + 1
            guard column == first.column, text.starts(with: wanted),
                text.dropFirst(wanted.count).drop(while: { $0.isBlank }).first == UInt8(ascii: ":")
            else { return nil }
            return Position(line: index + 1, column: column)
        }
        let message = "the key '\(key)' is given twice"
        guard places.count > 1 else {
            return source.error(first, length: wanted.count, message, remedy: "remove one of them")
        }
        let start = places.lastIndex { $0.line <= first.line } ?? 0
        let second = start + 1 < places.count ? start + 1 : start
        return source.error(
            places[second], length: wanted.count, message, remedy: "remove one of them",
            notes: [source.note(places[second == start ? start - 1 : start], length: wanted.count, "the first is here")]
        )
    }
}
