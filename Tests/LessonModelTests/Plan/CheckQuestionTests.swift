import Testing

@testable import LessonModel

@Suite struct CheckQuestionTests {
    private func questions(_ check: String, known: Set<String> = ["q", "k"]) -> [CheckQuestion] {
        CheckQuestion.all(in: check, known: known)
    }

    @Test func whatIsProbedAndExpectedIsAsked() {
        #expect(
            questions("probe(\"p\", weights(q, k))\n\n  expect(f(q.rows,\n    1) == 2, \"two\")\n") == [
                CheckQuestion(line: 0, expression: "weights(q, k)", variables: ["q", "k"]),
                CheckQuestion(line: 27, expression: "f(q.rows, 1) == 2", variables: ["q", "q.rows"]),
            ])
    }

    /// A result that is kept in a variable was asked for where the variable is set; a property is asked of the variable.
    @Test func aVariableStandsForWhatItBeganAs() {
        let check = """
            let small: Matrix = [[1]]
            let shares = weights(small, k)
            probe("p", shares)
            expect(shares.rows == 1, "one")
            """
        #expect(
            questions(check) == [
                CheckQuestion(line: 26, expression: "weights(small, k)", variables: ["small", "k"]),
                CheckQuestion(line: 57, expression: "weights(small, k)", variables: ["small", "k"]),
                CheckQuestion(line: 76, expression: "shares.rows == 1", variables: ["shares", "shares.rows"]),
            ])
    }

    /// Up to what is called; the numbers of a property are written in all their digits.
    @Test(arguments: [
        ("q.sumOfRows.values.allSatisfy { $0 == k.rows }", ["q", "q.sumOfRows.values"]),
        ("q.columns == k.rows && k.rows == q.columns", ["q", "k", "q.columns", "k.rows"]),
        ("q.row(0) == k.row(0)", ["q", "k"]), ("q == k", ["q", "k"]), ("f(other.q)", []),
    ])
    func whatAConditionCompares(condition: String, variables: [String]) {
        #expect(questions("expect(\(condition), \"so\")").map(\.variables) == [variables])
    }

    /// What needs no words is not asked, nor what nothing can be inserted before.
    @Test(arguments: [
        "probe(\"p\", q)", "probe(\"p\", 1)", "if a { probe(\"p\", f(q)) }", "f(q)", "// probe(\"p\", f(q))",
    ])
    func whatIsNotAsked(check: String) {
        #expect(questions(check) == [])
    }

    @Test func onlyVariablesHaveValues() {
        #expect(
            questions("func k() {}\nprobe(\"p\", f(q, k, Head, { q in q }))\n").map(\.variables) == [["q"]])
    }

    @Test func aLongExpressionIsCut() {
        let long = String(repeating: "1 + ", count: 100)
        let expression = questions("probe(\"p\", f(\(long)1))").first?.expression
        #expect(expression == "f(" + long.prefix(298) + "…")
    }
}
