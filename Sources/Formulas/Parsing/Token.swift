/// One token of TeX with its place in the formula.
struct Token: Equatable {
    enum Kind: Equatable {
        /// A command without its backslash.
        case command(String)
        /// A single character with its combining marks, including `{` and `^`.
        case character(String)
        case end
    }

    let kind: Kind
    /// Where the token starts, in Unicode scalars from 0.
    let start: Int

    /// The token as it was written.
    var written: String {
        switch kind {
        case .command(let name): "\\" + name
        case .character(let text): text
        case .end: "the end"
        }
    }

    func isCharacter(_ text: String) -> Bool { kind == .character(text) }
    func isCommand(_ name: String) -> Bool { kind == .command(name) }

    /// Whether it ends a row of parts, since it belongs to the enclosure.
    var endsRow: Bool {
        switch kind {
        case .end, .character("}"), .character("&"): true
        case .command("\\"), .command("cr"), .command("right"), .command("end"): true
        default: false
        }
    }
}
