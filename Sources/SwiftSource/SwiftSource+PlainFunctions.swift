extension SwiftSource {
    /// A function that can be called through a constant of its type: neither generic nor with parameters that only a function
    /// can have.
    package struct PlainFunction: Hashable, Sendable {
        package let name: String
        /// What callers write and get: `scaled(_: Matrix, by: Double) throws -> Matrix`.
        package let signature: String
        /// On one line, without its body: `func scaled(_ m: Matrix, by factor: Double) throws -> Matrix`.
        package let declaration: String
        /// `(Matrix, Double) throws -> Matrix`.
        package let type: String
        /// The words before a call: `try await `, or nothing.
        package let callMarks: String
        /// A label, which is nil where callers write none, and the name inside, for each parameter.
        package let parameters: [Parameter]
        /// The words of its types: `Matrix`, `Double`.
        package let typeNames: Set<String>

        package struct Parameter: Hashable, Sendable {
            package let label: String?
            package let name: String
        }

        /// A call: `scaled(m, by: factor)`.
        /// - Parameter argument: the text of an argument, by index.
        package func call(_ argument: (Int) -> String) -> String {
            let arguments = parameters.indices.map { index in
                (parameters[index].label.map { $0 + ": " } ?? "") + argument(index)
            }
            return "\(callMarks)\(name)(\(arguments.joined(separator: ", ")))"
        }
    }

    /// The functions of the outermost declarations; nil unless all of these are plain functions with different names.
    package var plainFunctions: [PlainFunction]? {
        let codeTokens = codeTokens
        var plain: [PlainFunction] = []
        for statement in statements where statement.depth == 0 {
            guard statement.kind == .declaration,
                let function = plainFunction(codeTokens.tokens(in: statement.range)),
                !plain.contains(where: { $0.name == function.name })
            else { return nil }
            plain.append(function)
        }
        return plain
    }

    private func plainFunction(_ tokens: ArraySlice<Token>) -> PlainFunction? {
        guard let function = function(tokens, depth: 0), let word = tokens.firstIndex(where: { $0.word == .func }),
            tokens[..<word].allSatisfy({ $0.colour == .attribute || $0.kind == .at }),
            let open = tokens.dropFirst(word + 2 - tokens.startIndex).first, open.kind == .leftParen
        else { return nil }
        let lists = arguments(tokens[(word + 3)...])
        var parameters: [PlainFunction.Parameter] = []
        var types: [ArraySlice<Token>] = []
        for list in lists {
            guard let colon = list.firstIndex(where: { $0.kind == .colon }) else { return nil }
            let names = list[..<colon]
            guard let label = names.first, let name = names.last, names.count <= 2,
                text(of: name) != "_"
            else { return nil }
            parameters.append(.init(label: text(of: label) == "_" ? nil : text(of: label), name: text(of: name)))
            types.append(type(ofParameter: list[(colon + 1)...]))
        }
        let end = tokens.firstIndex { $0.kind == .leftBrace } ?? tokens.endIndex
        guard let close = closing(tokens[(word + 2)...]), close < end else { return nil }
        let effects = tokens[(close + 1)..<end].prefix { $0.kind != .arrow }
        let result = tokens[(close + 1)..<end].dropFirst(effects.count + 1)
        let effectWords = effects.map { text(of: $0) }
        guard effectWords.allSatisfy(["async", "throws"].contains),
            (types + [result]).allSatisfy({ $0.allSatisfy { isPlain($0) } })
        else { return nil }
        let marks = (effectWords.contains("throws") ? "try " : "") + (effectWords.contains("async") ? "await " : "")
        let parts = ["(" + types.map(line).joined(separator: ", ") + ")"] + effectWords
        let typeNames = (types + [result]).joined().filter { $0.kind == .identifier }.map { text(of: $0) }
        return PlainFunction(
            name: function.name, signature: function.signature, declaration: function.declaration,
            type: parts.joined(separator: " ") + " -> " + (result.isEmpty ? "Void" : line(result)), callMarks: marks,
            parameters: parameters, typeNames: Set(typeNames))
    }

    /// Whether a token of a parameter's type can also be part of a function type's parameter.
    private func isPlain(_ token: Token) -> Bool {
        guard token.kind != .at, token.kind != .ellipsis, token.colour != .placeholder, token.word != .opaque else {
            return false
        }
        return ![
            "inout", "some", "where", "each", "repeat", "isolated", "sending", "consuming", "borrowing", "...", "Self",
        ]
        .contains(text(of: token))
    }
}
