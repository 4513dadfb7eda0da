extension Parser {
    func error(_ message: String, remedy: String?, at index: Int) -> FormulaError {
        let (line, column) = lexer.place(of: index)
        return FormulaError(message: message, remedy: remedy, line: line, column: column)
    }

    /// The error when a row ends with a token that does not fit the enclosure.
    func misplaced(_ token: Token) -> FormulaError {
        let innermost = enclosures.last ?? .formula
        switch (innermost, token.kind) {
        case (.braces(let start), .end):
            return error("{ is never closed", remedy: "close it with }", at: start)
        case (.left(let delimiter, let start), .end), (.left(let delimiter, let start), .character("}")),
            (.left(let delimiter, let start), .character("&")), (.left(let delimiter, let start), .command("\\")),
            (.left(let delimiter, let start), .command("cr")), (.left(let delimiter, let start), .command("end")):
            return error(
                "\(delimiter) without \\right", remedy: "end it with \\right) or, for no sign, \\right.", at: start)
        case (.environment(let name, let start), .end):
            return error("\\begin{\(name)} without \\end{\(name)}", remedy: "end it with \\end{\(name)}", at: start)
        case (.braces(let start), let kind) where kind != .character("}") && isInsideTableOrFence:
            return error("{ is never closed", remedy: "close it with }", at: start)
        case (_, .character("}")):
            return error("} without {", remedy: "remove it, or write \\} for a brace that is shown", at: token.start)
        case (_, .command("right")):
            return error(
                "\\right without \\left", remedy: "open it with \\left( or, for no sign, \\left.", at: token.start)
        case (_, .command("end")):
            return error("\\end without \\begin", remedy: "remove it, or begin the environment", at: token.start)
        case (_, .character("&")):
            return error(
                "& outside of a table", remedy: "write \\& for the sign, or use \\begin{aligned} … \\end{aligned}",
                at: token.start)
        default:
            return error(
                "\(token.written) outside of a table", remedy: "put the lines into \\begin{aligned} … \\end{aligned}",
                at: token.start)
        }
    }

    /// Whether a brace was opened inside a table or fence, whose own tokens then show that the brace was left open.
    private var isInsideTableOrFence: Bool {
        enclosures.contains { enclosure in
            switch enclosure {
            case .left, .environment: true
            case .formula, .braces: false
            }
        }
    }

    func missingArgument(of command: Token) -> FormulaError {
        switch command.kind {
        case .character(let sign):
            let script = sign == "^" ? "superscript" : "subscript"
            return error("\(sign) without a \(script)", remedy: "write x\(sign){…}", at: command.start)
        default:
            let usage = Self.usages[command.written] ?? "\(command.written){…}"
            return error("\(command.written) lacks an argument", remedy: "write \(usage)", at: command.start)
        }
    }

    func doubleScript(_ kind: String, _ token: Token) -> FormulaError {
        let remedy =
            kind == "superscript"
            ? "write x^{ab} for one of two parts, or {x^a}^b" : "write x_{ab} for one of two parts, or {x_a}_b"
        return error("double \(kind)", remedy: remedy, at: token.start)
    }

    func unknown(_ name: String, _ token: Token) -> FormulaError {
        guard !name.isEmpty else {
            return error("a backslash without a command", remedy: "write \\backslash for the sign", at: token.start)
        }
        return error("unknown command \\\(name)", remedy: Spelling.remedy(forCommand: name), at: token.start)
    }

    private static let usages = [
        "\\frac": "\\frac{a}{b}", "\\dfrac": "\\dfrac{a}{b}", "\\tfrac": "\\tfrac{a}{b}", "\\binom": "\\binom{n}{k}",
        "\\sqrt": "\\sqrt{x} or \\sqrt[3]{x}", "\\overset": "\\overset{above}{=}", "\\stackrel": "\\stackrel{above}{=}",
        "\\underset": "\\underset{below}{=}", "\\operatorname": "\\operatorname{name}", "\\not": "\\not=",
        "\\begin": "\\begin{aligned} … \\end{aligned}",
    ]
}
