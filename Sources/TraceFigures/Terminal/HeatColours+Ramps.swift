/// The ramps themselves: of even steps in lightness for millions of colours, picked by eye for 256, where the nearest
/// colours of the cube would change hue from step to step.
extension HeatColours {
    static func shares(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark:
            colours(
                0x212323, 0x233633, 0x294843, 0x2F5B52, 0x366E62, 0x3F8272, 0x489682, 0x53AB92, 0x5EBFA2, 0x6BD5B2,
                0x79EAC2)
        case .light:
            colours(
                0xF4F8F6, 0xD7E7E1, 0xBED5CD, 0xA5C4B9, 0x8CB2A6, 0x74A193, 0x5D9082, 0x447F70, 0x2A6E5F, 0x035E4F,
                0x034B40)
        }
    }

    static func positive(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark: colours(0x23282D, 0x323F4D, 0x405871, 0x4F7194, 0x5F8CB9, 0x71A7DF, 0x8AC3FE)
        case .light: colours(0xF2F4F5, 0xC8D9EF, 0xA2BFE2, 0x7FA4D3, 0x5C8AC3, 0x3970B1, 0x0F569F)
        }
    }

    static func negative(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark: colours(0x493A2E, 0x6A4F38, 0x8B6544, 0xAD7C50, 0xCF945E, 0xF3AD6D)
        case .light: colours(0xEAD2C4, 0xDAB39C, 0xC79577, 0xB47752, 0x9F5A2C, 0x874000)
        }
    }

    static func indexedShares(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark: indexed(235, 22, 23, 23, 29, 30, 36, 37, 43, 79, 86)
        case .light: indexed(231, 194, 194, 158, 122, 115, 79, 72, 36, 29, 23)
        }
    }

    static func indexedPositive(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark: indexed(236, 24, 25, 32, 74, 111, 153)
        case .light: indexed(255, 189, 153, 111, 69, 26, 19)
        }
    }

    static func indexedNegative(_ ground: TerminalStyle.Ground) -> [Colour] {
        switch ground {
        case .dark: indexed(58, 94, 130, 136, 172, 215)
        case .light: indexed(223, 216, 173, 130, 94, 58)
        }
    }

    private static func colours(_ codes: UInt32...) -> [Colour] { codes.map { Colour($0) } }
    private static func indexed(_ indices: UInt8...) -> [Colour] { indices.map { Colour(index: $0) } }
}
