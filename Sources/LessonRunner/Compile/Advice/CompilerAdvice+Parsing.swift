/// About what the parser cannot read, whatever it was meant to be.
extension CompilerAdvice {
    static func parsing(_ error: CompilerMessage) -> String? { unreadable.remedy(for: error) }

    /// Before all others: what is left of a placeholder looks like many other things.
    static func placeholder(_ error: CompilerMessage) -> String? {
        let marks = ["<#", "#>"].filter(error.sourceLine.contains)
        return marks.count == 1 ? "a piece of the placeholder is left: remove `\(marks[0])`" : nil
    }

    private static let unreadable = [
        AdviceRule("extraneous '}'", say: "one `}` is too many: remove this one, or one above it"),
        AdviceRule(CompilerMessage.unclosedBrace, say: "write the `}` that belongs to it"),
        AdviceRule(CompilerMessage.unclosedBrackets[0], say: "write the `)` that belongs to it"),
        AdviceRule(CompilerMessage.unclosedBrackets[1], say: "write the `]` that belongs to it"),
        AdviceRule("declaration is only valid at file scope") {
            $0.isAtImport ? "an import stands at the top of the file, outside of every brace" : nil
        },
        AdviceRule("multi-line string literal content must begin on a new line") { _ in
            "a comment begins with `//`; a text of several lines begins below its `\"\"\"`"
        },
        AdviceRule("keyword '") { $0.quoted.first.map { "`\($0)` is a word of Swift: take another name" } },
        // Functions.
        AdviceRule(
            "unnamed parameters must be written", say: "a parameter has a name and a type: `_ scores: [Double]`"),
        AdviceRule(
            "expected ':' following argument label and parameter name",
            say: "the name of a parameter stands before its type: `_ scores: [Double]`"),
        AdviceRule(
            "expected '->' after function parameter tuple",
            say: "what the function gives back stands behind an arrow: `-> [Double]`"),
        AdviceRule("expected declaration") {
            $0.sourceLine.contains(#/^\s*(public|private|static) /#) ? "a function begins with `func`" : nil
        },
        AdviceRule("expected type before '->'", "expected type after '->'", "cannot find operator '=>'", say: closure),
        // Loops and conditions.
        AdviceRule("C-style for statement", say: counting),
        AdviceRule("cannot find operator '..'", say: halfOpen),
        AdviceRule(
            "expected ',' separator", "expected pattern", "expected 'in' after for-each pattern",
            "expected Sequence expression for for-each loop"
        ) { $0.loopInParentheses.map { "leave out the parentheses: for \($0) in 0..<n { … }" } },
        AdviceRule(
            "expected 'in' after for-each pattern",
            say: "two names stand between parentheses: for (i, x) in xs.enumerated() { … }"),
        AdviceRule("'do-while' statement is not allowed", say: "write `repeat { … } while x > 1`"),
        AdviceRule("expected ':' after '? ...' in ternary expression", say: choice),
        AdviceRule("expected type after 'is'") { _ in
            "a condition is true or false by itself: write `x`, or `!x` for its opposite"
        },
        // Variables.
        AdviceRule("expected pattern") {
            $0.sourceLine.contains(/\b(?:let|var) *\[/)
                ? "several values are set in parentheses: let (n, d) = (q.rows, q.columns)" : nil
        },
        AdviceRule("expected type") {
            $0.sourceLine.contains(":=") ? "a value is given with `=`: let x = 1.0" : nil
        },
        AdviceRule("consecutive statements on a line") {
            $0.sides.before.contains(#/\w\[\] *$/#) ? "an array begins as in `var x: [Double] = [1, 2]`" : nil
        },
        AdviceRule(
            "consecutive statements on a line", "expected expression", "type annotation missing in pattern",
            "expected pattern",
            "cannot find '"
        ) { error in
            guard error.assignedNames.count > 1 else { return nil }
            let values = error.assignedNames.map { _ in "…" }.joined(separator: ", ")
            return "several names get their values between parentheses: "
                + "let (\(error.assignedNames.joined(separator: ", "))) = (\(values))"
        },
        // Numbers and operators.
        AdviceRule("'") { $0.text.contains("not a valid digit in integer literal") ? multiplication : nil },
        AdviceRule("'") { error in
            error.text.contains("not a valid floating point literal") ? error.quoted.last.map { "write `\($0)`" } : nil
        },
        AdviceRule("expected member name following '.'") {
            $0.sides.before.contains(/\d\.?$/) ? "a number with a point has a digit behind it: `1.0`" : nil
        },
        AdviceRule("missing whitespace between '", say: "write parentheses around the number with a sign: x * (-2)"),
        AdviceRule("consecutive statements on a line") {
            $0.sides.after.contains(#/^ +[-+*/]\S/#) ? "write a blank on both sides of an operator, or on none" : nil
        },
        // Parts of arrays.
        AdviceRule("expected ',' separator", "expected argument label before colon", "expected expression in list") {
            $0.isAtColonInBrackets
                ? "a part of an array is `x[1..<3]`; of a matrix they are `x.rows(1..<3)` and `x.columns(1..<3)`" : nil
        },
    ]

    /// After what is known of other languages: a word of theirs may stand where a brace or `in` is missing.
    static func block(_ error: CompilerMessage) -> String? { unopened.remedy(for: error) }

    private static let unopened = [
        AdviceRule("expected '{' ") { error in
            error.text.firstMatch(of: /(if|while|else|for-each)/).map {
                "what it does stands between braces: \(blocks[$0.1] ?? "") { … }"
            }
        },
        AdviceRule("consecutive statements on a line") { error in
            error.sides.before.wholeMatch(of: /.*\{ *([a-z]\w*) */).map {
                "`in` stands after the parameter of a closure: { \($0.1) in … }"
            }
        },
    ]

    /// How the statements begin that a block belongs to.
    private static let blocks: [Substring: String] = [
        "if": "if x > 1", "while": "while x > 1", "else": "else", "for-each": "for i in 0..<n",
    ]

    static let closure = "a closure is written in braces: { x in x + 1 }"
    static let choice = "a choice between two values is written `isTrue ? a : b`"
    static let halfOpen = "the numbers from a up to b, without b, are `a..<b`"
    static let counting = "the whole numbers from 0 to n − 1 are `0..<n`: for i in 0..<n { … }"
    static let multiplication = "a product is written with `*`: 2 * x"

    /// What may be missing between two things that stand side by side; the compiler knows no better than `;` and `,`.
    static func separation(_ error: CompilerMessage) -> String? { separations.remedy(for: error) }

    private static let separations = [
        AdviceRule(
            "consecutive statements on a line",
            say: "begin a new line, or write what is missing between the two, such as an operator"),
        AdviceRule("expected ',' separator", say: "write a comma, or the operator that is missing between the two"),
    ]
}

extension CompilerMessage {
    fileprivate var isAtImport: Bool { sides.after.hasPrefix("import ") }

    /// Whether the place is at `:` of `x[1:]`.
    fileprivate var isAtColonInBrackets: Bool {
        sides.before.contains("[") && (characterAtColumn == ":" || sides.before.hasSuffix(":"))
    }

    /// What `for (i in 0..<n)` counts with; nil for any other line.
    fileprivate var loopInParentheses: String? {
        guard let loop = sourceLine.firstMatch(of: /\bfor *\( *(?:(?:let|var|int|double|const) +)?(\w+) +(?:in|of)\b/)
        else {
            return sourceLine.contains(/\bfor *\((?! *\w+ *,)/) ? "i" : nil
        }
        return String(loop.1)
    }
}
