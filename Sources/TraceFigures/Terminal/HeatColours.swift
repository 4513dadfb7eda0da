/// The colours of a matrix entry: ramps of even lightness, green for shares, blue and brown for either sign.
package struct HeatColours: Sendable, Hashable {
    private let shares: [Colour]
    private let positive: [Colour]
    private let negative: [Colour]
    private let style: TerminalStyle

    package init(_ style: TerminalStyle) {
        self.style = style
        let isIndexed = style.colours == .indexed
        shares = isIndexed ? HeatColours.indexedShares(style.ground) : HeatColours.shares(style.ground)
        positive = isIndexed ? HeatColours.indexedPositive(style.ground) : HeatColours.positive(style.ground)
        negative = isIndexed ? HeatColours.indexedNegative(style.ground) : HeatColours.negative(style.ground)
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
        let ground: Colour
        switch level {
        case .share(let step): ground = shares[step]
        case .positive(let step): ground = positive[step]
        case .negative(let step): ground = negative[step - 1]
        case .none: return .plain
        }
        return Face(HeatColours.legible(on: ground), behind: ground)
    }

    /// Black or white, whichever stands out more.
    static func legible(on ground: Colour) -> Colour {
        let light = luminance(ground)
        // Contrast by WCAG's formula; the better of the two is never below 4.5.
        return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05
            ? Colour(0xFFFFFF, basic: 15) : Colour(0x000000, basic: 0)
    }

    static func luminance(_ colour: Colour) -> Double {
        // A cubic close to sRGB's curve, which would take a mathematics library.
        func linear(_ value: UInt8) -> Double {
            let x = Double(value) / 255
            return x * (x * (x * 0.305306011 + 0.682171111) + 0.012522878)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }
}
