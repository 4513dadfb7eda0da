extension Parser {
    /// The kind of block, which determines the statements that it may contain.
    enum Block {
        case file, code, initializer, members, switchBody, switchCase

        /// The kind of a clause of `#if` inside the block.
        var clause: Block { self == .file ? .code : self }
    }

    /// The whole of a file or of a cell.
    mutating func sourceFile() {
        _ = take(if: .shebang)
        statements(in: .file)
    }

    /// The statements up to the end of a block.
    mutating func statements(in block: Block) {
        var previous: Int?
        repeating { parser in
            guard !parser.atEnd(of: block) else { return false }
            if let previous, !parser.token.startsLine, !parser.statements[previous].hasSemicolon,
                parser.statements[previous].kind != .switchCase
            {
                // Two statements on one line need a semicolon between them.
                parser.statements[previous].isBroken = true
                parser.isBroken = true
            }
            previous = parser.statements.count
            parser.statement(in: block)
            return true
        }
    }

    private mutating func atEnd(of block: Block) -> Bool {
        switch token.kind {
        case .endOfFile: true
        case .rightBrace, .poundElse, .poundElseif, .poundEndif: block != .file
        case .poundIf where block == .switchCase: isSwitchCase(after: tokensInDirectives)
        default: block == .switchCase && isSwitchCase(after: 0)
        }
    }

    private mutating func statement(in block: Block) {
        guard enter() else { return }
        defer { leave() }
        let number = statements.count
        let wasBroken = isBroken
        isBroken = false
        statements.append(
            Statement(kind: .declaration, range: token.start..<token.start, depth: statementDepth, isValue: false))
        statementDepth += 1
        let before = taken.count
        let (kind, isValue, takesSemicolon) = item(in: block)
        if taken.count == before { unexpected(in: block) }
        statementDepth -= 1
        statements[number].kind = kind
        statements[number].isValue = isValue
        statements[number].range = statements[number].range.lowerBound..<previousEnd
        statements[number].isBroken = isBroken
        if takesSemicolon {
            while take(if: .semicolon) { statements[number].hasSemicolon = true }
        }
        isBroken = isBroken || wasBroken
    }

    private mutating func item(
        in block: Block
    ) -> (kind: Statement.Kind, isValue: Bool, takesSemicolon: Bool) {
        if block == .switchBody {
            if at(.poundIf) {
                conditionalCompilation { $0.statements(in: block) }
                return (.declaration, false, false)
            }
            switchCase()
            return (.switchCase, false, false)
        }
        if at(.poundSourceLocation) {
            sourceLocation()
            return (.declaration, false, false)
        }
        if at(.poundIf), !atConditionalAttributes {
            conditionalCompilation { $0.statements(in: block.clause) }
            return (.declaration, false, false)
        }
        if atDeclaration(in: block) { return (.declaration, declaration(in: block), true) }
        if block == .members {
            unexpected(in: block)
            return (.declaration, false, true)
        }
        if atStatement {
            let kind = controlFlow()
            return (kind, kind == .expression, true)
        }
        if atExpression {
            // The compiler takes these for statements.
            let isMessage = at(.pound) && (has("warning", next) || has("error", next))
            return (.expression, expression() && !isMessage, true)
        }
        unexpected(in: block)
        return (.declaration, false, true)
    }

    /// Skips tokens that cannot begin a statement, to the end of the line.
    private mutating func unexpected(in block: Block) {
        isBroken = true
        repeat { skipBrackets() } while !isAtEnd && !token.startsLine && !at(.semicolon) && !atEnd(of: block)
    }

    // MARK: Control flow

    /// Whether a statement begins here that is neither a declaration nor an expression.
    var atStatement: Bool {
        mutating get {
            let offset = atName && next.kind == .colon ? 2 : 0
            switch token(after: offset).word {
            case .return, .throw, .defer, .if, .guard, .while, .do, .for, .break, .continue, .fallthrough, .switch:
                return true
            case .repeat: return token(after: offset + 1).kind == .leftBrace
            case .yield, .discard: return offset == 0 && precedesOperand()
            default: return false
            }
        }
    }

    private mutating func controlFlow() -> Statement.Kind {
        if atName, next.kind == .colon {
            takeName()
            take()
        }
        switch token.word {
        case .if, .switch:
            conditionalExpression()
            guard at(.as) else { return .statement }
            // `if … {} else {} as Int`: an expression after all.
            operators(.code, inPattern: false, after: false)
            return .expression
        case .for: forLoop()
        case .while:
            takeKeyword()
            conditions()
            codeBlock()
        case .repeat:
            takeKeyword()
            codeBlock()
            expect(.while)
            expression()
        case .guard:
            takeKeyword()
            conditions()
            expect(.else)
            codeBlock()
        case .do: doBlock()
        case .defer:
            takeKeyword()
            codeBlock()
        case .return:
            takeKeyword()
            if atReturnValue { expression() }
        case .break, .continue:
            takeKeyword()
            if atName, !token.startsLine, !atStatement, !atDeclaration() { takeName() }
        case .fallthrough: takeKeyword()
        default:
            takeKeyword()
            expression()
        }
        return .statement
    }

    private var atReturnValue: Bool {
        mutating get {
            switch token.kind {
            case .rightBrace, .semicolon, .poundIf, .poundElse, .poundElseif, .poundEndif, .endOfFile: return false
            default: break
            }
            if at(.case) || at(.default) { return false }
            if at(.if) || at(.switch) { return true }
            return !atStatement && !atDeclaration() && !(token.startsLine && isSwitchCase(after: 0))
        }
    }

    mutating func codeBlock(_ block: Block = .code) {
        guard at(.leftBrace) else { return isBroken = true }
        take()
        statements(in: block)
        expect(.rightBrace)
    }

    private mutating func forLoop() {
        takeKeyword()
        _ = take(if: .try)
        _ = take(if: .await)
        if at(.unsafe), next.word != .in, next.kind != .colon { takeKeyword() }
        if take(if: .case) {
            matchingPattern()
            if take(if: .colon) { type() }
        } else {
            typedPattern()
        }
        expect(.in)
        expression(.condition)
        if take(if: .where) { expression(.condition) }
        codeBlock()
    }

    private mutating func doBlock() {
        takeKeyword()
        effects()
        codeBlock()
        while take(if: .catch) {
            repeating { parser in
                guard !parser.at(.leftBrace) else { return false }
                if !parser.at(.where) { parser.matchingPattern() }
                if parser.take(if: .where) { parser.expression(.condition) }
                return parser.take(if: .comma)
            }
            codeBlock()
        }
    }

    /// `if` or `switch`, as a statement or within an expression.
    mutating func conditionalExpression() {
        guard enter() else { return }
        defer { leave() }
        if at(.switch) {
            takeKeyword()
            if !at(.leftBrace) { expression(.condition) }
            codeBlock(.switchBody)
            return
        }
        repeating { parser in
            guard parser.take(if: .if) else { return false }
            parser.conditions()
            parser.codeBlock()
            guard parser.take(if: .else) else { return false }
            if parser.at(.if) { return true }
            parser.codeBlock()
            return false
        }
    }

    // MARK: Conditions

    private mutating func conditions() {
        guard !at(.leftBrace) else { return isBroken = true }
        repeating { parser in
            parser.condition()
            return parser.take(if: .comma)
        }
    }

    private mutating func condition() {
        if at(.poundAvailable) || at(.poundUnavailable) { return availabilityCondition() }
        if take(if: .case) {
            matchingPattern()
        } else if at(.let) || at(.var) || at(.inout) {
            takeKeyword()
            matchingPattern()
        } else {
            expression(.condition)
            return
        }
        if take(if: .colon) { type() }
        if take(if: .equal) { expression(.condition) }
    }

    // MARK: Switch

    /// Whether `case` or `default` begins here, with an attribute such as `@unknown` or without.
    private func isSwitchCase(after offset: Int) -> Bool {
        let word = token(after: token(after: offset).kind == .at ? offset + 2 : offset).word
        return word == .case || word == .default
    }

    private mutating func switchCase() {
        if at(.at) {
            take()
            take(.identifier, .attribute)
        }
        if take(if: .case) {
            repeating { parser in
                parser.matchingPattern()
                if parser.take(if: .where) { parser.expression() }
                return parser.take(if: .comma)
            }
        } else if !take(if: .default) {
            unexpected(in: .switchBody)
            return
        }
        expect(.colon)
        statements(in: .switchCase)
    }
}
