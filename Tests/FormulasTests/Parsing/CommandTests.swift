import Testing

@testable import Formulas

/// The commands that lessons may use.
@Suite struct CommandTests {
    @Test(arguments: [
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ",
        "nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω",
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ Re ℜ Im ℑ",
        "infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ emptyset ∅ top ⊤ bot ⊥ intercal ⊺ angle ∠ prime ′",
        "in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ propto ∝ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅",
        "le ≤ leq ≤ ge ≥ geq ≥ ll ≪ gg ≫ ne ≠ neq ≠ prec ≺ succ ≻ mid ∣ parallel ∥ perp ⟂ vdash ⊢ models ⊨ coloneqq ≔",
        "to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦",
        "longrightarrow ⟶ implies ⟹ impliedby ⟸ iff ⟺ uparrow ↑ downarrow ↓ hookrightarrow ↪ leadsto ⇝",
        "pm ± mp ∓ times × div ÷ cdot ⋅ star ⋆ ast ∗ circ ∘ bullet ∙ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘",
        "cap ∩ cup ∪ vee ∨ wedge ∧ setminus ∖ dagger † sum ∑ prod ∏ coprod ∐ int ∫ oint ∮ iint ∬ bigcup ⋃ bigcap ⋂ bigoplus ⨁",
        "ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ lvert | rvert |",
        "{ { } } | ‖ % % $ $ & & # # _ _ lbrace { rbrace } vert | Vert ‖ colon :",
        "log log ln ln exp exp sin sin cos cos tan tan tanh tanh max max min min sup sup inf inf lim lim det det gcd gcd Pr Pr arg arg",
        "limsup lim␣sup liminf lim␣inf bmod mod",
    ])
    func signs(table: String) throws {
        let words = table.split(separator: " ").map { $0.replacing("␣", with: " ") }
        for index in stride(from: 0, to: words.count, by: 2) {
            #expect(try Formula(parsing: "\\" + words[index]).unicode() == words[index + 1])
        }
    }

    @Test(arguments: ["hat", "bar", "tilde", "vec", "dot", "ddot", "check", "breve", "acute", "grave", "mathring"])
    func accentsStandOnTheirLetter(name: String) throws {
        let line = try Formula(parsing: "\\\(name){x}").unicode()
        #expect(line.count == 1 && line.unicodeScalars.count == 2 && line.unicodeScalars.first == "x")
    }

    @Test func lettersHaveStyles() throws {
        let letters =
            #"\mathbb{ACR}\mathbf{aZ1}\mathcal{AL}\mathfrak{gC}\boldsymbol{x\theta}\mathsf{S}\mathtt{t}\mathrm{d}\mathit{i}"#
        #expect(try Formula(parsing: letters).unicode() == "𝔸ℂℝ 𝐚𝐙𝟏 𝒜ℒ𝔤ℭ𝒙𝜽Stdi")
    }

    /// Formulas that mean different things never look the same on one line.
    @Test(arguments: [
        ("W_{QX}", "W_QX"), (#"\sqrt{ab}"#, #"\sqrt{a}b"#), (#"\frac{a}{b}c"#, #"\frac{a}{bc}"#), ("e^{xy}", "e^xy"),
        ("x^{a^b}", "{x^a}^b"), ("e^{m'}", "{e^m}'"), (#"\frac{a}{b+c}"#, #"\frac{a}{b}+c"#), ("W_{Q^h}", "W_Q^h"),
        (#"\frac{-a}{b+1}"#, #"\frac{-a}{b}+1"#), (#"a\frac{b}{c}"#, #"\frac{ab}{c}d"#), (#"3\frac{1}{2}"#, #"3.5"#),
        (#"\sqrt{x}^2"#, #"\sqrt{x^2}"#), (#"x_{\phi}"#, #"x_{\varphi}"#), ("x^{(a)}", "x^a"), ("x_{(QK)}", "x_{QK}"),
        (#"\frac{a}{\frac{b}{c}}"#, #"\frac{\frac{a}{b}}{c}"#), (#"a/\frac{b}{c}"#, #"\frac{a}{b}/c"#),
        (#"\binom{n}{k}"#, #"\frac{n}{k}"#), (#"\operatorname{ab}c"#, "abc"), (#"\mathrm{ab}c"#, #"a\mathrm{bc}"#),
        (#"\log(x)y"#, #"\log(xy)"#), (#"\begin{cases}a&b\end{cases}c"#, #"\begin{cases}a&bc\end{cases}"#),
        (#"\hat{ab}"#, #"\hat ab"#), (#"\overline{ab}"#, #"\overline ab"#), (#"-\frac{a}{b}c"#, #"-\frac{a}{bc}"#),
    ])
    func differentFormulasDiffer(one: String, other: String) throws {
        #expect(try Formula(parsing: one).unicode() != Formula(parsing: other).unicode())
    }
}
