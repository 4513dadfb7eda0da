/// Unicode's superscript and subscript characters.
enum ScriptCharacters {
    /// The text in superscript characters, if Unicode has them all.
    static func superscript(_ text: String) -> String? { mapped(text, superscripts) }

    /// The text in subscript characters, if Unicode has them all.
    static func `subscript`(_ text: String) -> String? { mapped(text, subscripts) }

    private static func mapped(_ text: String, _ table: [Character: Character]) -> String? {
        var result = ""
        for character in text {
            guard let small = table[character] else { return nil }
            result.append(small)
        }
        return result.isEmpty ? nil : result
    }

    private static let superscripts = table(
        from: "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθιφχ⊤⊺′″‴∘",
        to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᶥᵠᵡᵀᵀ′″‴°")

    private static let subscripts = table(
        from: "0123456789+−=()aehijklmnoprstuvxβγρφχ", to: "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

    private static func table(from normal: String, to small: String) -> [Character: Character] {
        Dictionary(zip(normal, small), uniquingKeysWith: { first, _ in first })
    }
}
