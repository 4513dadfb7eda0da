/// Which names code gives a meaning to that other code around it can meet, and which names it uses itself.
extension SwiftSource {
    /// A name or operator that code declares at its top level, or as a member of a type that it does not declare itself.
    package struct SharedName: Hashable, Sendable {
        package let name: String
        package let range: Range<Int>
        /// The type that it is a member of; nil at the top level.
        package let type: String?
        package let isType: Bool
    }

    package var sharedNames: [SharedName] {
        let codeTokens = codeTokens
        let ownTypes = ownTypes
        var scopes: [Scope] = []
        var shared: [SharedName] = []
        for statement in statements {
            scopes.removeLast(scopes.count - statement.depth)
            let around = scopes.last ?? .topLevel
            let tokens = codeTokens.tokens(in: statement.range)
            // What `#if` chooses is where the directive is.
            if tokens.first?.kind == .poundIf {
                scopes.append(around)
                continue
            }
            let word = statement.kind == .declaration ? declaringWord(of: tokens) : nil
            if let word, tokens[word].word == .extension {
                let path = tokens[(word + 1)...].prefix { $0.kind == .identifier || $0.kind == .period }
                let type = path.map(name).joined()
                scopes.append(around == .topLevel ? .extension(type, isOwn: ownTypes.contains(type)) : .local)
                continue
            }
            scopes.append(.local)
            guard let word, around != .local else { continue }
            for token in declared(by: tokens, word) {
                let isOperator = token.kind != .identifier && token.kind != .keyword
                if case .extension(_, isOwn: true) = around, !isOperator { continue }
                shared.append(
                    SharedName(
                        name: name(token), range: token.range, type: isOperator ? nil : around.type,
                        isType: Self.typeWords.contains(tokens[word].word)))
            }
        }
        return shared
    }

    /// The names and operators that code uses: alone, and after a period.
    package var usedNames: (alone: Set<String>, members: Set<String>) {
        let tokens = codeTokens
        var (alone, members): (Set<String>, Set<String>) = ([], [])
        for index in tokens.indices {
            switch tokens[index].kind {
            case .identifier where index > 0 && tokens[index - 1].kind == .period: members.insert(name(tokens[index]))
            case .identifier: alone.insert(name(tokens[index]))
            case .prefixOperator, .binaryOperator, .postfixOperator, .leftAngle, .rightAngle:
                alone.insert(name(tokens[index]))
            case .leftSquare: members.insert("subscript")
            default: break
            }
        }
        return (alone, members)
    }

    /// What is around a declaration.
    private enum Scope: Hashable {
        case topLevel
        case `extension`(String, isOwn: Bool)
        /// A function, a type of the code's own, a block: nobody else meets what is declared there.
        case local

        var type: String? {
            if case .extension(let type, _) = self { type } else { nil }
        }
    }

    private static let typeWords: Set<Word?> = [.struct, .class, .enum, .actor, .protocol, .typealias]
    private static let declaringWords: Set<Word?> = typeWords.union([
        .func, .let, .var, .extension, .subscript, .`init`, .operator, .macro,
    ])

    private func declaringWord(of tokens: ArraySlice<Token>) -> Int? {
        tokens.firstIndex { $0.kind == .leftBrace || $0.kind == .keyword && Self.declaringWords.contains($0.word) }
            .flatMap { tokens[$0].kind == .leftBrace ? nil : $0 }
    }

    private func declared(by tokens: ArraySlice<Token>, _ word: Int) -> [Token] {
        switch tokens[word].word {
        case .let, .var: variables(in: tokens)
        case .subscript, .`init`: [tokens[word]]
        // `class func` and `class var` declare no class.
        case .class where tokens.dropFirst(word + 1 - tokens.startIndex).first?.kind == .keyword:
            declaringWord(of: tokens[(word + 1)...]).map { declared(by: tokens[(word + 1)...], $0) } ?? []
        default: Array(tokens[(word + 1)...].prefix(1))
        }
    }

    /// The types that the code declares, without protocols, whose members are those of all types that conform to them.
    private var ownTypes: Set<String> {
        let tokens = codeTokens
        let words: Set<Word?> = [.struct, .class, .enum, .actor]
        return Set(tokens.indices.dropLast().filter { words.contains(tokens[$0].word) }.map { name(tokens[$0 + 1]) })
    }
}
