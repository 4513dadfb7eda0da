import Testing

@testable import Formulas

/// What a malformed formula gets: the whole message, the remedy and the place.
@Suite struct FormulaErrorTests {
    @Test(arguments: [
        (#"\softmx(x)"#, #"1:1: unknown command \softmx; did you mean \operatorname{softmax}?"#),
        (#"a + \softmax x"#, #"1:5: unknown command \softmax; write \operatorname{softmax}"#),
        (#"\argmax_i x"#, #"1:1: unknown command \argmax; write \operatorname*{argmax}"#),
        (#"\maxx x"#, #"1:1: unknown command \maxx; did you mean \max?"#),
        (#"\aplha"#, #"1:1: unknown command \aplha; did you mean \alpha?"#),
        (#"\Quux{x}"#, #"1:1: unknown command \Quux; for the name of a function write \operatorname{Quux}"#),
        (#"{a \over b}"#, #"1:4: unknown command \over; write \frac{a}{b}"#),
        (#"\color{red} x"#, #"1:1: unknown command \color; leave colours out"#),
        ("x +\n\\foobar", #"2:1: unknown command \foobar; for the name of a function write \operatorname{foobar}"#),
        ("权重 \\oops", #"1:4: unknown command \oops; for the name of a function write \operatorname{oops}"#),
        ("", "1:1: the formula is empty; write a formula or remove the fence"),
        (" % only a comment", "1:1: the formula is empty; write a formula or remove the fence"),
        ("{a + b", "1:1: { is never closed; close it with }"),
        ("a}", #"1:2: } without {; remove it, or write \} for a brace that is shown"#),
        (#"\frac{a}"#, #"1:1: \frac lacks an argument; write \frac{a}{b}"#),
        (#"\sqrt"#, #"1:1: \sqrt lacks an argument; write \sqrt{x} or \sqrt[3]{x}"#),
        (#"\sqrt[3 x"#, "1:6: [ is never closed; close it with ]"),
        (#"\hat"#, #"1:1: \hat lacks an argument; write \hat{…}"#),
        ("x^", "1:2: ^ without a superscript; write x^{…}"),
        ("x_}", "1:2: _ without a subscript; write x_{…}"),
        ("x^a^b", "1:4: double superscript; write x^{ab} for one of two parts, or {x^a}^b"),
        ("x^a'", "1:4: double superscript; write x^{ab} for one of two parts, or {x^a}^b"),
        ("x_a_b", "1:4: double subscript; write x_{ab} for one of two parts, or {x_a}_b"),
        (#"\left( x"#, #"1:1: \left( without \right; end it with \right) or, for no sign, \right."#),
        (#"{\left( x}"#, #"1:2: \left( without \right; end it with \right) or, for no sign, \right."#),
        (#"x \right)"#, #"1:3: \right without \left; open it with \left( or, for no sign, \left."#),
        (#"\left x \right)"#, #"1:7: \left needs a delimiter, not x; write \left( or the like, or \left. for none"#),
        (#"\left{ x \right\}"#, #"1:6: \left needs a delimiter, not {; write \left\{"#),
        (#"\left( {x \right)"#, "1:8: { is never closed; close it with }"),
        (#"a \middle| b"#, #"1:3: \middle outside of \left … \right; put it between \left and \right"#),
        ("a & b", #"1:3: & outside of a table; write \& for the sign, or use \begin{aligned} … \end{aligned}"#),
        (#"a \\ b"#, #"1:3: \\ outside of a table; put the lines into \begin{aligned} … \end{aligned}"#),
        (#"\begin{cases} a"#, #"1:1: \begin{cases} without \end{cases}; end it with \end{cases}"#),
        (#"\begin{cases} a \end{case}"#, #"1:22: \end{case} ends \begin{cases}; write \end{cases}"#),
        (#"\begin{pmatix} a \end{pmatix}"#, "1:8: unknown environment pmatix; did you mean pmatrix?"),
        (#"\begin{tabular} a"#, "1:8: unknown environment tabular; use aligned, cases, pmatrix, bmatrix or array"),
        (
            #"\begin{array}{lx} a \end{array}"#,
            #"1:16: unknown column x in \begin{array}; use l, c and r, one for each column"#
        ),
        (#"a \end{cases}"#, #"1:3: \end without \begin; remove it, or begin the environment"#),
        (#"\begin{cases} {a & b \end{cases}"#, "1:15: { is never closed; close it with }"),
        (
            #"x \limits_a"#,
            #"1:3: \limits after something that is no operator; write it right after \sum, \int or the like, or use \mathop{…}"#
        ),
        (#"\text{if $x}"#, "1:10: $ is never closed; close it with $"),
        (#"\text{a \alpha}"#, #"1:9: \alpha inside \text; write it between dollar signs, $\alpha$"#),
        (#"\text{a"#, "1:6: { is never closed; close it with }"),
        ("a $ b", #"1:3: $ inside a formula; write \$ for a dollar sign, or remove it"#),
        ("a # b", ##"1:3: # inside a formula; write \# for a number sign"##),
        (
            #"\operatorname{\frac12}"#,
            #"1:14: \operatorname takes a plain name; write only letters, digits and \, in it"#
        ),
        (#"\not x"#, #"1:1: \not before something that is no relation; write \not= or \not\in"#),
        ("a\u{1}b", "1:2: a control character in the formula; remove it"),
        (
            String(repeating: "{", count: 60) + String(repeating: "}", count: 60),
            "1:51: the formula is nested too deeply; split it into several formulas"
        ),
        (
            String(repeating: #"\hat"#, count: 60) + "x",
            "1:201: the formula is nested too deeply; split it into several formulas"
        ),
        (#"x \xrightarrow{f} y"#, #"1:3: unknown command \xrightarrow; write \stackrel{f}{\longrightarrow}"#),
        ("a \\", #"1:3: a backslash without a command; write \backslash for the sign"#),
    ])
    func message(source: String, expected: String) {
        do throws(FormulaError) {
            _ = try Formula(parsing: source)
            Issue.record("\(source) was accepted")
        } catch {
            #expect("\(error.line):\(error.column): \(error.message); \(error.remedy ?? "")" == expected)
        }
    }

    @Test(arguments: ["x^{", "x_{", #"\sum_{"#, "x^a_{"]) func scriptsOfScripts(part: String) {
        let text = String(repeating: part, count: 3000) + "x" + String(repeating: "}", count: 3000)
        let error = #expect(throws: FormulaError.self) { try Formula(parsing: text) }
        #expect(error?.message == "the formula is nested too deeply")
    }
}
