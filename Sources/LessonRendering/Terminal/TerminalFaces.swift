import TraceFigures

/// The text styles of a lesson on a terminal with a dark or light background.
struct TerminalFaces {
    let heading: Face
    let link: Face
    let code: Face
    let mute: Face
    /// Errors and warnings.
    let bad: Face
    let good: Face
    let accent: Face
    let placeholder: Face

    let keyword: Face
    let type: Face
    let number: Face
    let string: Face
    let comment: Face
    let call: Face

    init(_ ground: TerminalStyle.Ground) {
        func colour(_ dark: UInt32, _ light: UInt32, _ basic: UInt8? = nil) -> Colour {
            Colour(ground == .dark ? dark : light, basic: basic)
        }
        let blue = colour(0x8CBEF7, 0x17508F, 4)
        heading = .bold
        link = Face(blue, underlined: true)
        code = Face(colour(0x72D6BC, 0x0B6357, 6))
        mute = .faint
        bad = Face(colour(0xF5A96B, 0x9A3B04, 1))
        good = Face(colour(0x6FD8B4, 0x07664F, 2))
        accent = Face(colour(0xFF7A93, 0xBE1238, 5))
        placeholder = Face(colour(0xE4E8EA, 0x14202B), behind: colour(0x3A4650, 0xDADFE0), italic: true)
        keyword = Face(colour(0xFF86A4, 0xA31246, 5))
        type = Face(colour(0x72D6BC, 0x0B6357, 6))
        number = Face(blue)
        string = Face(colour(0xF0AE74, 0x8A4200, 3))
        comment = Face(colour(0x98A4AD, 0x5C6872), italic: true)
        call = Face(colour(0xBBA6FF, 0x4B3A9B, 4))
    }
}
