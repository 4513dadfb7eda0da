/// About what a function gives back.
extension CompilerAdvice {
    static func result(_ error: CompilerMessage) -> String? {
        let (text, quoted) = (error.text, error.quoted)
        if text.hasPrefix("missing return in ") {
            let line = error.sourceLine.drop { $0 == " " }
            return error.isAtResult
                ? "write `return` before the result: return \(line)"
                : "the function ends here without a result: write `return` and the result before the brace"
        }
        if text.hasPrefix("unexpected non-void return value") {
            return "say after the parameters what the function gives back: `-> [Double]`"
        }
        guard text.hasPrefix("cannot convert return expression of type ") else { return nil }
        if quoted.first == "()" {
            return error.sourceLine.contains("print(")
                ? "`print` only shows a value: write `return` and the value"
                : "this has no value that could be returned"
        }
        if quoted == ["Double", "[Double]"] {
            return "an array is asked for, and this is one number: make one with `map`, as in x.map { $0 / 2 }"
        }
        return quoted == ["[Double]", "Double"] ? "one number is asked for, and this is an array" : nil
    }

    /// About an expression that the compiler has given up on.
    static func inconclusive(_ error: CompilerMessage) -> String? {
        guard error.isInconclusive else { return nil }
        if error.sourceLine.contains("attention("), !error.sourceLine.contains(".output") {
            return "`attention(…)` holds every step; the matrix that comes out is `attention(…).output`"
        }
        let shorter = "divide it into shorter lines, each with a `let`"
        return error.sourceLine.contains(/\b(rows|columns|count|abs|Int|[ijkn])\b|\$[0-9]/)
            ? "write `Double(…)` around whole numbers, as in `Double(abs(i - j))`, or " + shorter : shorter
    }
}

extension CompilerMessage {
    /// Whether what the function is to give back stands at the place, without `return`.
    var isAtResult: Bool { notes.contains { $0.text.hasPrefix("did you mean to return the last expression") } }
}
