/// The commands and characters that produce one sign each.
enum SymbolTable {
    /// Commands without arguments, by name.
    static let commands: [String: FormulaNode] = {
        var table: [String: FormulaNode] = [:]
        for (names, atomClass) in signs {
            for (name, sign) in pairs(names) { table[name] = .symbol(sign, atomClass) }
        }
        for (name, letter) in pairs(lowercaseGreek) { table[name] = .identifier(letter, .italic) }
        for (name, letter) in pairs(uprightLetters) { table[name] = .identifier(letter, .upright) }
        for name in functions.split(separator: " ") {
            table[String(name)] = .operatorName(String(name), limits: false)
        }
        for (name, words) in pairs(functionsWithLimits) {
            table[name] = .operatorName(words.replacing("-", with: " "), limits: true)
        }
        for (name, width) in spaces { table[name] = .space(ems: width) }
        return table
    }()

    /// Signs typed as themselves, by character.
    static let characters: [String: FormulaNode] = {
        var table: [String: FormulaNode] = [:]
        for (names, atomClass) in signs {
            for (_, sign) in pairs(names) where table[sign] == nil { table[sign] = .symbol(sign, atomClass) }
        }
        for (_, letter) in pairs(uprightLetters) { table[letter] = .identifier(letter, .upright) }
        for (characters, atomClass) in plainCharacters {
            for character in characters.split(separator: " ") {
                table[String(character)] = .symbol(String(character), atomClass)
            }
        }
        table["-"] = .symbol("−", .binary)
        table["*"] = .symbol("∗", .binary)
        return table
    }()

    /// The delimiters that `\left`, `\right`, `\middle` and the `\big` family accept, by their source text.
    static let delimiters: [String: String] = {
        var table = [".": "", "<": "⟨", ">": "⟩", "\\|": "‖", "\\{": "{", "\\}": "}", "\\backslash": "\\"]
        for character in "( ) [ ] / | ⟨ ⟩ ⌊ ⌋ ⌈ ⌉ ‖ ↑ ↓ ⇑ ⇓".split(separator: " ") {
            table[String(character)] = String(character)
        }
        for (name, sign) in pairs(delimiterNames) { table["\\" + name] = sign }
        return table
    }()

    /// The negated form of a sign, for `\not`.
    static let negations: [String: String] = Dictionary(
        uniqueKeysWithValues: pairs(
            "= ≠ ∈ ∉ ∋ ∌ ≡ ≢ ∼ ≁ ≈ ≉ ≃ ≄ ≅ ≇ < ≮ > ≯ ≤ ≰ ≥ ≱ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ∃ ∄ ∥ ∦ ∣ ∤ → ↛ ← ↚ ↔ ↮ ⇒ ⇏ ⇐ ⇍ ⇔ ⇎ ⊢ ⊬ ⊨ ⊭"
        ))

    private static let signs: [(String, AtomClass)] = [
        (relations, .relation), (arrows, .relation), (binaries, .binary), (largeOperators, .largeOperator),
        (ordinaries, .ordinary), (opening, .opening), (closing, .closing), (dots, .inner), ("colon :", .punctuation),
    ]

    private static let relations = """
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ \
        propto ∝ doteq ≐ triangleq ≜ coloneqq ≔ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ \
        supseteq ⊇ supsetneq ⊋ prec ≺ preceq ⪯ succ ≻ succeq ⪰ mid ∣ nmid ∤ parallel ∥ perp ⟂ vdash ⊢ dashv ⊣ \
        models ⊨ asymp ≍ lesssim ≲ gtrsim ≳ lt < gt >
        """
    private static let arrows = """
        to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ \
        longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ \
        Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ \
        uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ \
        rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠
        """
    private static let binaries = """
        pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ \
        cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ \
        boxplus ⊞ boxtimes ⊠ boxdot ⊡ diamond ⋄ triangleleft ◁ triangleright ▷ ltimes ⋉ rtimes ⋊ amalg ⨿ \
        dagger † ddagger ‡
        """
    private static let largeOperators = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ \
        bigvee ⋁ bigwedge ⋀ biguplus ⨄ bigsqcup ⨆
        """
    private static let ordinaries = """
        infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ \
        intercal ⊺ prime ′ backprime ‵ angle ∠ triangle △ square □ blacksquare ■ Box □ checkmark ✓ \
        aleph ℵ beth ℶ surd √ flat ♭ sharp ♯ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ \
        degree ° vert | Vert ‖ | ‖ backslash \\ % % & & # # $ $ _ _ S § P ¶ pounds £ bigstar ★ lozenge ◊ / /
        """
    private static let opening = "langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lbrace { { { lbrack [ llbracket ⟦"
    private static let closing = "rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rbrace } } } rbrack ] rrbracket ⟧"
    private static let dots = "ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱"
    private static let delimiterNames = """
        langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | lVert ‖ rVert ‖ vert | Vert ‖ \
        lbrace { rbrace } lbrack [ rbrack ] llbracket ⟦ rrbracket ⟧ uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓ \
        updownarrow ↕
        """
    private static let plainCharacters: [(String, AtomClass)] = [
        ("= < > :", .relation), ("+", .binary), ("( [ ⟨ ⌊ ⌈", .opening), (") ] ! ? ⟩ ⌋ ⌉", .closing),
        (", ;", .punctuation), ("| ‖ / . @ \" ′ ″ °", .ordinary), ("·", .binary),
    ]

    private static let lowercaseGreek = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
        varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ \
        upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ ell ℓ imath ı jmath ȷ
        """
    private static let uprightLetters = """
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω hbar ℏ Re ℜ Im ℑ wp ℘
        """
    private static let functions = """
        log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker
        """
    private static let functionsWithLimits = """
        max max min min sup sup inf inf lim lim limsup lim-sup liminf lim-inf det det gcd gcd Pr Pr
        """
    private static let spaces: [(String, Double)] = [
        (",", 3.0 / 18), ("thinspace", 3.0 / 18), (":", 4.0 / 18), (">", 4.0 / 18), ("medspace", 4.0 / 18),
        (";", 5.0 / 18), ("thickspace", 5.0 / 18), ("!", -3.0 / 18), ("negthinspace", -3.0 / 18),
        (" ", 0.25), ("\n", 0.25), ("enspace", 0.5), ("quad", 1), ("qquad", 2), ("space", 0.25),
    ]

    private static func pairs(_ text: String) -> [(String, String)] {
        let words = text.split(separator: " ").map(String.init)
        return stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
    }
}
