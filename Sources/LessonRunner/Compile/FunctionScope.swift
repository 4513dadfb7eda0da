import LessonModel
import SwiftSource

/// The names that the code at a place can use of the function around it, judged by tokens.
struct FunctionScope: Sendable, Hashable {
    /// A name, and its type where the code says it.
    struct Name: Sendable, Hashable {
        var name: String
        var type: String?
    }

    /// Its parameters, and what is set above the place.
    private(set) var names: [Name] = []
    /// What is called with the closure around the place, when that has no names of its own for what it is given.
    private(set) var callOfUnnamedClosure: String?

    /// - Returns: nil where no function is around the place.
    init?(at place: FileLocation, in code: CodePart) {
        guard let offset = code.offset(of: place) else { return nil }
        self.init(before: offset, in: SwiftSource(code.text))
    }

    /// - Returns: nil where no function is around the offset.
    init?(before offset: Int, in source: SwiftSource) {
        var reader = ScopeReader(source, before: offset)
        reader.read()
        guard let first = reader.scopes.firstIndex(where: \.isFunction) else { return nil }
        let scopes = reader.scopes[first...]
        names = scopes.flatMap(\.names).reduce(into: []) { names, name in
            names.removeAll { $0.name == name.name }
            names.append(name)
        }
        callOfUnnamedClosure = scopes.last.flatMap { $0.isFunction || !$0.names.isEmpty ? nil : $0.call }
    }

    func has(_ name: String) -> Bool { names.contains { $0.name == name } }

    func type(of name: String) -> String? { names.last { $0.name == name }?.type }

    /// The first name of a type.
    func first(of type: String) -> String? { names.first { $0.type == type }?.name }

    /// `this function has "q" and "k"`.
    var sentence: String? {
        let quoted = names.filter { $0.name != "_" }.prefix(8).map { "`\($0.name)`" }
        return quoted.isEmpty ? nil : "this function has \(NumberList.series(quoted))"
    }
}

extension CodePart {
    /// The offset in UTF-8 of a place in the file that the code is from; nil for a place outside of it.
    fileprivate func offset(of location: FileLocation) -> Int? {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = location.line - place.line
        guard lines.indices.contains(line) else { return nil }
        return lines[..<line].reduce(0) { $0 + $1.count + 1 } + max(0, location.column - place.column)
    }
}

/// Follows the braces of code up to a place, and notes what each declares.
private struct ScopeReader {
    struct Scope {
        var names: [FunctionScope.Name] = []
        var isFunction = false
        /// The function that it is an argument of.
        var call: String?
    }

    private let source: SwiftSource
    private let tokens: [Token]
    private let end: Int
    var scopes = [Scope()]
    /// What the next brace opens.
    private var next = Scope()

    init(_ source: SwiftSource, before end: Int) {
        self.source = source
        self.end = end
        tokens = source.codeTokens
    }

    mutating func read() {
        for index in tokens.indices where tokens[index].start < end {
            switch tokens[index].kind {
            case .leftBrace:
                if !next.isFunction, next.names.isEmpty {
                    next.call = usesNumberedParameters(after: index) ? nil : call(before: index)
                    next.names = closureParameters(after: index)
                }
                scopes.append(next)
                next = Scope()
            case .rightBrace where scopes.count > 1: scopes.removeLast()
            case .keyword: readDeclaration(text(index), at: index)
            default: break
            }
        }
    }

    private func text(_ index: Int) -> String {
        tokens.indices.contains(index) ? source.text(in: tokens[index].range) : ""
    }

    private func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    private mutating func readDeclaration(_ word: String, at index: Int) {
        switch word {
        case "func":
            next = Scope(names: parameters(after: index), isFunction: true)
        case "for":
            let pattern = tokens[(index + 1)...].prefix { source.text(in: $0.range) != "in" }
            next.names += pattern.filter { $0.kind == .identifier }.map { .init(name: source.text(in: $0.range)) }
        case "let", "var":
            scopes[scopes.count - 1].names += variables(after: index)
        default: break
        }
    }

    /// The parameters of a function, with their types.
    private func parameters(after index: Int) -> [FunctionScope.Name] {
        guard let open = tokens.indices.dropFirst(index + 1).first(where: { kind($0) == .leftParen }) else { return [] }
        var (names, depth): ([FunctionScope.Name], Int) = ([], 0)
        for index in open..<tokens.count {
            switch tokens[index].kind {
            case .leftParen, .leftSquare: depth += 1
            case .rightParen, .rightSquare: depth -= 1
            case .colon where depth == 1:
                names.append(.init(name: text(index - 1), type: type(after: index)))
            default: break
            }
            if depth == 0 { break }
        }
        return names
    }

    /// The type that ends with a comma, a parenthesis, `=` or the line.
    private func type(after colon: Int) -> String {
        var (type, depth) = ("", 0)
        for index in (colon + 1)..<tokens.count {
            switch tokens[index].kind {
            case .leftParen, .leftSquare: depth += 1
            case .rightParen where depth == 0, .comma where depth == 0, .equal: return type
            case .rightParen, .rightSquare: depth -= 1
            default: break
            }
            type += text(index)
            if depth == 0, isAtLineEnd(index) { return type }
        }
        return type
    }

    /// The names that `let` or `var` gives values to; their types where these are written or a number shows them.
    private func variables(after index: Int) -> [FunctionScope.Name] {
        var (names, depth, isPattern): ([FunctionScope.Name], Int, Bool) = ([], 0, true)
        for index in (index + 1)..<tokens.count {
            switch tokens[index].kind {
            case .identifier where isPattern: names.append(.init(name: text(index)))
            case .colon where isPattern && depth == 0:
                if !names.isEmpty { names[names.count - 1].type = type(after: index) }
                isPattern = false
            case .equal: isPattern = false
            case .leftParen, .leftSquare: depth += 1
            case .rightParen, .rightSquare: depth -= 1
            case .comma where depth == 0: isPattern = true
            case .leftBrace, .semicolon: return names
            default: break
            }
            if depth <= 0, isAtLineEnd(index) { return names }
        }
        return names
    }

    private func closureParameters(after brace: Int) -> [FunctionScope.Name] {
        let header = tokens[(brace + 1)...].prefix { token in
            switch token.kind {
            case .identifier, .wildcard, .comma, .leftParen, .rightParen, .colon, .arrow: true
            default: false
            }
        }
        guard text(brace + 1 + header.count) == "in" else { return [] }
        let names = header.indices.filter { index in
            let before = kind(index - 1)
            return [.identifier, .wildcard].contains(header[index].kind)
                && (before == .leftBrace || before == .comma || before == .leftParen)
        }
        return names.map { .init(name: text($0)) }
    }

    /// Whether `$0` or the like is in the block that the brace opens.
    private func usesNumberedParameters(after brace: Int) -> Bool {
        var depth = 0
        for token in tokens[brace...] {
            if token.kind == .leftBrace { depth += 1 }
            if token.kind == .rightBrace { depth -= 1 }
            if token.kind == .dollarIdentifier { return true }
            if depth == 0 { return false }
        }
        return false
    }

    /// The function whose argument begins with the brace: `mapped`, of `mapped(s) {` and of `mapped(s, {`.
    private func call(before brace: Int) -> String? {
        var (index, depth) = (brace - 1, 0)
        if kind(index) == .identifier { return text(index) }
        guard kind(index) == .rightParen || kind(index) == .comma || kind(index) == .leftParen else { return nil }
        if kind(index) != .rightParen { depth = 1 }
        while index >= 0 {
            if kind(index) == .rightParen { depth += 1 }
            if kind(index) == .leftParen {
                depth -= 1
                if depth == 0 { return kind(index - 1) == .identifier ? text(index - 1) : nil }
            }
            index -= 1
        }
        return nil
    }

    private func isAtLineEnd(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return true }
        return source.code[tokens[index].end..<tokens[index + 1].start].contains(UInt8(ascii: "\n"))
    }
}
