import Testing

@testable import Formulas

/// What formulas are in MathML, element by element.
@Suite struct MathMLTests {
    @Test func isACompleteElementWithItsSource() throws {
        #expect(
            try Formula(parsing: "a<b").mathML(display: false)
                == "<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
                + "<annotation encoding=\"application/x-tex\">a&lt;b</annotation></semantics></math>")
        #expect(try Formula(parsing: "a").mathML(display: true).hasPrefix("<math display=\"block\"><semantics>"))
    }

    @Test(arguments: [
        ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        (
            #"\mathrm{T}\mathbf{Ab}\Gamma"#,
            "<mi mathvariant=\"normal\">T</mi><mi>𝐀𝐛</mi><mi mathvariant=\"normal\">Γ</mi>"
        ),
        ("-x", "<mo form=\"prefix\">−</mo><mi>x</mi>"),
        ("a-x", "<mi>a</mi><mo form=\"infix\">−</mo><mi>x</mi>"),
        (
            "x_{i=1}",
            "<msub><mi>x</mi><mrow><mi>i</mi><mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">=</mo><mn>1</mn></mrow></msub>"
        ),
        (
            #"2\log x"#,
            "<mn>2</mn><mspace width=\"0.1667em\"></mspace><mi>log</mi><mo>&#x2061;</mo><mspace width=\"0.1667em\"></mspace><mi>x</mi>"
        ),
        (
            #"\left(x\right]"#,
            "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo><mi>x</mi><mo fence=\"true\" form=\"postfix\" stretchy=\"true\">]</mo></mrow>"
        ),
        (#"\hat x"#, "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
        (
            #"\widehat{ab}"#,
            "<mover accent=\"true\"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy=\"true\">\u{302}</mo></mover>"
        ),
        (
            #"\bigr)^2"#,
            "<msup><mrow><mo form=\"postfix\" stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">)</mo></mrow><mn>2</mn></msup>"
        ),
        (
            "f:=g",
            "<mi>f</mi><mo lspace=\"0.2778em\" rspace=\"0em\" stretchy=\"false\">:</mo><mo lspace=\"0em\" rspace=\"0.2778em\" stretchy=\"false\">=</mo><mi>g</mi>"
        ),
        (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
        (#"\text{<b>&"}"#, "<mtext>&lt;b&gt;&amp;&quot;</mtext>"),
        (
            #"\dfrac12"#,
            "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>"
        ),
        (#"\sqrt[3]{x}\sqrt{ab}"#, "<mroot><mi>x</mi><mn>3</mn></mroot><msqrt><mi>a</mi><mi>b</mi></msqrt>"),
    ])
    func content(source: String, expected: String) throws {
        #expect(try content(source, display: false) == expected)
    }

    @Test func limitsStandUnderInDisplaysAndBesideInText() throws {
        #expect(
            try content(#"\sum_i"#, display: true)
                == "<munder><mo lspace=\"0em\" rspace=\"0em\">∑</mo><mi>i</mi></munder>")
        #expect(
            try content(#"\sum_i"#, display: false) == "<msub><mo lspace=\"0em\" rspace=\"0em\">∑</mo><mi>i</mi></msub>"
        )
        #expect(try content(#"\max_i"#, display: true) == "<munder><mi>max</mi><mi>i</mi></munder>")
        #expect(try content(#"\int_0"#, display: true).hasPrefix("<msub>"))
        #expect(try content(#"\sum\limits_i"#, display: false).hasPrefix("<munder><mo movablelimits=\"false\""))
        #expect(try content(#"\sum\nolimits_i"#, display: true).hasPrefix("<msub>"))
        #expect(try content(#"\frac{\sum_i a}{b}"#, display: true).hasPrefix("<mfrac><mrow><msub>"))
    }

    @Test func tablesNameTheirAlignment() throws {
        #expect(
            try content(#"\begin{aligned}a&=b\end{aligned}"#, display: true)
                == "<mtable class=\"formula-aligned\" displaystyle=\"true\"><mtr><mtd class=\"formula-right\"><mi>a</mi></mtd>"
                + "<mtd class=\"formula-left\"><mo>=</mo><mi>b</mi></mtd></mtr></mtable>")
    }

    /// No formula can close the element it stands in or open another.
    @Test(arguments: [
        "</annotation><script>alert(1)</script>", #"\text{</math><img src=x onerror=alert(1)>}"#, "\"><b>",
        #"\operatorname{<script>}"#, #"\tag{</math><script>}"#, #"x & amp;"#,
    ])
    func markupInFormulasIsText(source: String) throws {
        guard let formula = try? Formula(parsing: source) else { return }
        let written = formula.mathML(display: true)
        #expect(!written.contains("<script") && !written.contains("<img") && !written.contains("<b>"))
        #expect(XMLTree.parse(written)?.first("annotation")?.text == source)
    }

    private func content(_ source: String, display: Bool) throws -> String {
        let written = try Formula(parsing: source).mathML(display: display)
        let start = try #require(written.firstRange(of: "<semantics><mrow>")).upperBound
        let end = try #require(written.firstRange(of: "</mrow><annotation")).lowerBound
        return String(written[start..<end])
    }
}
