/// The colours of a matrix entry: ramps of even lightness, green for shares, blue and brown for either sign.
package struct HeatColours: Sendable {
    private let shares: [UInt32]
    private let positive: [UInt32]
    private let negative: [UInt32]
    private let style: TerminalStyle

    package init(_ style: TerminalStyle) {
        self.style = style
        switch style.ground {
        case .dark:
            shares = [
                0x212323, 0x233633, 0x294843, 0x2F5B52, 0x366E62, 0x3F8272, 0x489682, 0x53AB92, 0x5EBFA2, 0x6BD5B2, 0x79EAC2,
            ]
            positive = [0x23282D, 0x323F4D, 0x405871, 0x4F7194, 0x5F8CB9, 0x71A7DF, 0x8AC3FE]
            negative = [0x493A2E, 0x6A4F38, 0x8B6544, 0xAD7C50, 0xCF945E, 0xF3AD6D]
        case .light:
            shares = [
                0xF4F8F6, 0xD7E7E1, 0xBED5CD, 0xA5C4B9, 0x8CB2A6, 0x74A193, 0x5D9082, 0x447F70, 0x2A6E5F, 0x035E4F, 0x034B40,
            ]
            positive = [0xF2F4F5, 0xC8D9EF, 0xA2BFE2, 0x7FA4D3, 0x5C8AC3, 0x3970B1, 0x0F569F]
            negative = [0xEAD2C4, 0xDAB39C, 0xC79577, 0xB47752, 0x9F5A2C, 0x874000]
        }
    }

    /// A face for an entry: its ground tells the size, its text stays legible on it.
    ///
    /// Sixteen colours hold no ramp: there the text tells the sign, and a mark beside it the size.
    package func face(_ level: Scale.Level) -> Face {
        if style.colours == .basic {
            return switch level {
            case .share(let step): step == 0 ? .faint : Face(Colour(0, basic: 2), bold: step > 5)
            case .positive(let step): step == 0 ? .plain : Face(Colour(0, basic: 4), bold: step > 3)
            case .negative(let step): Face(Colour(0, basic: 3), bold: step > 3)
            case .none: .plain
            }
        }
        let code: UInt32
        switch level {
        case .share(let step): code = shares[step]
        case .positive(let step): code = positive[step]
        case .negative(let step): code = negative[step - 1]
        case .none: return .plain
        }
        return Face(HeatColours.legible(on: Colour(code)), behind: Colour(code))
    }

    /// Near-black or white, whichever stands out more.
    static func legible(on ground: Colour) -> Colour {
        let light = luminance(ground)
        // Contrast by WCAG's formula; 0.007 is the luminance of the dark text.
        return 1.05 / (light + 0.05) >= (light + 0.05) / 0.057 ? Colour(0xFFFFFF, basic: 15) : Colour(0x0A0F14, basic: 0)
    }

    static func luminance(_ colour: Colour) -> Double {
        // sRGB's curve as x^2.2 ≈ x²·(0.8 + 0.2x): close enough to choose between black and white.
        func linear(_ value: UInt8) -> Double {
            let x = Double(value) / 255
            return x * x * (0.8 + 0.2 * x)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }
}
