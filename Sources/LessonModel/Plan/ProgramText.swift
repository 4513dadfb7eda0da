/// A program as the compiler reads it: the cells' own text under the lesson's file name, line and column, and between
/// them calls to `LessonRuntime` under a file name of their own.
///
/// Cells share one scope, with two exceptions. A `no-run` cell is the body of a function that is never called, and a
/// `fails=trap` cell a block that runs in a process of its own: their declarations are visible inside them only,
/// because they never get a value in this process. Imports at their start are moved before them: the compiler accepts
/// them at the top level only.
package struct ProgramText: Sendable {
    /// How `#sourceLocation` directives count the lines of the lesson.
    package enum Lines: Sendable {
        /// As they are in the file.
        case ofFile
        /// Counted from the first line of each piece, inline values from their first column: the same text wherever
        /// it is in the file.
        case ofPiece
    }

    /// The file name of generated code.
    package static let generatedFile = "attend-generated.swift"

    /// Whether a line of the program is generated, although its location may be in the lesson.
    package static func isGenerated(line: String) -> Bool {
        line.hasPrefix(runtime + ".") || line.hasPrefix(Program.checkRuntime)
    }

    /// The function that a program's library begins at, and how the names of functions begin that attend has written.
    package static let entryPoint = "attend_chapter"

    /// The type of the lesson runtime that generated code calls.
    static let runtime = "LessonProgram"

    package private(set) var text = ""
    /// The places in the lesson that the directives name, in the order of the text.
    private var locations: [(offset: Int, file: String, line: Int)] = []
    var file: String
    /// The functions with the checks of several variants, by exercise; nil where these cannot share them.
    var sharedChecks: [String: String?] = [:]
    /// The numbers of the variants before which the code that they build on is, by exercise.
    var sharedUses: [String: Int] = [:]
    private let lines: Lines

    package init(_ program: Program, lines: Lines = .ofFile) {
        file = program.file
        self.lines = lines
        text.reserveCapacity(program.cells.reduce(1000) { $0 + $1.code.text.utf8.count + 300 })
        generated(
            line: 1, (["LessonRuntime"] + program.imports.map(\.name)).map { "import \($0)" }.joined(separator: "\n"))
        if program.runtime != Self.runtime {
            generated(line: 1, "typealias \(program.runtime) = LessonRuntime.\(Self.runtime)")
        }
        lazy var namesOfCells = DeclaredNames(program.cells.map(\.code))
        for piece in program.pieces {
            switch piece {
            case .cell(let cell): append(cell, isLast: piece == program.pieces.last)
            case .inlineValue(let value): append(value)
            case .variant(let variant):
                append(variant, of: program, variant.isAnswer ? namesOfCells : DeclaredNames())
            }
        }
        generated(
            line: program.pieces.last?.cell?.index ?? 1,
            "\(Self.runtime).finish(cell: \(program.lastRunCell?.index ?? 0))")
    }

    /// Code by itself, for the compiler's parser.
    package static func alone(_ code: CodePart, file: String) -> String {
        ProgramText(code, file: file).text
    }

    private init(_ code: CodePart, file: String) {
        self.file = file
        lines = .ofFile
        locate(code.place.line, from: code.place.line)
        append(Array(code.text.utf8)[...], margin: code.place.column - 1)
    }

    private mutating func append(_ cell: Cell, isLast: Bool) {
        let index = cell.index
        let start = cell.action == .run || cell.action == .failToCompile ? 0 : cell.code.endOfImports
        if start > 0 {
            locate(cell.code.place.line, from: cell.code.place.line)
            append(Array(cell.code.text.utf8)[..<start], margin: cell.code.place.column - 1)
        }
        switch cell.action {
        case .run, .failToCompile:
            generated(line: index, "\(Self.runtime).begin(cell: \(index));")
            body(of: cell)
            // What cells defer runs at the end of the program, and counts as part of the last cell.
            if !isLast { generated(line: index, "\(Self.runtime).end(cell: \(index));") }
        case .trap:
            generated(
                line: index, "\(Self.runtime).begin(cell: \(index)); if \(Self.runtime).beginTrap(cell: \(index)) {")
            body(of: cell, from: start)
            generated(line: index, "\(Self.runtime).endTrap(cell: \(index)) }; \(Self.runtime).end(cell: \(index));")
        case .compile:
            generated(line: index, "func attendNotRun\(index)() async throws {")
            body(of: cell, from: start, showing: false)
            generated(line: index, "};")
        case .ignore: break
        }
    }

    private mutating func body(of cell: Cell, from start: Int = 0, showing: Bool = true) {
        let place = cell.code.place
        let margin = place.column - 1
        let source = Array(cell.code.text.utf8)
        locate(place.line + source[..<start].count { $0 == newline }, from: place.line)
        guard showing, let range = cell.trailingExpression, range.upperBound <= source.count else {
            append(source[start...], margin: margin)
            return
        }
        // Code before the expression keeps its line, and the expression keeps line and column; the call around it takes
        // the line before, since directives are not allowed inside parentheses.
        append(source[start..<range.lowerBound], margin: margin)
        if !text.utf8.last.isNewline { text += "\n" }
        let lineStart = source[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let line = place.line + source[..<range.lowerBound].count { $0 == newline }
        locate(line - 1, from: place.line)
        text += "\(Self.runtime).show(\n"
        text += String(repeating: " ", count: range.lowerBound - lineStart + margin)
        append(source[range], margin: margin, continuing: true)
        let rest = source[range.upperBound...]
        let tail = rest.drop { $0 == UInt8(ascii: " ") }
        append(tail.first == UInt8(ascii: ";") ? tail.dropFirst() : rest, margin: margin, continuing: true)
        if !text.utf8.last.isNewline { text += "\n" }
        text += ")\n"
    }

    private mutating func append(_ value: InlineValue) {
        generated(line: 1, "\(Self.runtime).beginInline(\(value.index));")
        locate(value.place.line - 1, from: value.place.line)
        text +=
            value.isKey
            ? "\(Self.runtime).key(\(value.index),\n"
            : "\(Self.runtime).inline(\(value.index), digits: \(value.digits),\n"
        let margin = lines == .ofFile ? value.place.column - 1 : 0
        text += String(repeating: " ", count: margin) + value.expression + "\n)\n"
    }

    /// Appends lines, each moved to the column that it has in the file.
    mutating func append(_ source: ArraySlice<UInt8>, margin: Int, continuing: Bool = false) {
        guard margin > 0 else {
            text += String(decoding: source, as: UTF8.self)
            return
        }
        let padding = String(repeating: " ", count: margin)
        var isFirst = true
        for line in source.split(separator: newline, omittingEmptySubsequences: false) {
            if !isFirst { text += "\n" }
            if !line.isEmpty, !(isFirst && continuing) { text += padding }
            text += String(decoding: line, as: UTF8.self)
            isFirst = false
        }
    }

    /// Writes a directive: the text that follows is that line of the lesson.
    mutating func locate(_ line: Int, from first: Int) {
        let reported = lines == .ofFile ? line : line - first + 2
        text += "#sourceLocation(file: \(ProgramText.fileName(file)), line: \(reported))\n"
        locations.append((text.utf8.count, file, reported))
    }

    /// The place in the lesson of a UTF-8 offset in the text; nil before the first directive.
    package func place(at offset: Int) -> FileLocation? {
        guard let start = locations.last(where: { $0.offset <= offset }) else { return nil }
        let part = text.utf8.dropFirst(start.offset).prefix(offset - start.offset)
        let column = part.reversed().prefix { $0 != newline }.count + 1
        return FileLocation(file: start.file, line: start.line + part.count { $0 == newline }, column: column)
    }

    /// Generated code; its line number is the index of its cell.
    /// - Parameter mark: the end of its file's name.
    mutating func generated(_ mark: String = "", line: Int = 1, _ code: String) {
        if !text.isEmpty, !text.utf8.last.isNewline { text += "\n" }
        text += "#sourceLocation(file: \"\(ProgramText.generatedFile)\(mark)\", line: \(line))\n\(code)\n"
    }

    /// The name of a file in a directive.
    private static func fileName(_ name: String) -> String { "\"" + SourceFileName.encoded(name) + "\"" }

    /// A string literal.
    static func literal(_ string: String) -> String {
        "\"" + string.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
}

extension CodePart {
    /// The modules that its leading lines import.
    var leadingImports: [String] {
        text.utf8.prefix(endOfImports).split(separator: newline).compactMap { line in
            let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard let word = words.firstIndex(where: { !$0.hasPrefix("@") }), words[word] == "import" else {
                return nil
            }
            return words[(word + 1)...].first { !CodePart.kindsOfImports.contains($0) }
                .map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let kindsOfImports: Set<Substring> = [
        "struct", "func", "class", "enum", "protocol", "let", "var", "typealias",
    ]

    /// The UTF-8 offset after the last leading line that imports a module; 0 when there is none.
    ///
    /// Imports are not allowed in a block or a function.
    var endOfImports: Int {
        var end = 0
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            offset += line.utf8.count + 1
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.first(where: { !$0.hasPrefix("@") }) == "import", !line.contains(";") {
                end = min(offset, text.utf8.count)
            } else if let first = words.first, !first.hasPrefix("//") {
                break
            }
        }
        return end
    }
}

private let newline = UInt8(ascii: "\n")

extension UInt8? {
    fileprivate var isNewline: Bool { self == newline }
}
