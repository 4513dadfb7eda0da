import Foundation

/// A colour of the screen, as style sheets write it: `#0B6357`.
package struct Colour: Sendable, Hashable {
    /// Red, green and blue, each from 0 to 255.
    package var channels: [Int]

    package init(_ channels: [Int]) { self.channels = channels }

    /// - Parameter text: `#0B6357` or `#0B6`; `nil` for anything else.
    package init?(_ text: String) {
        guard text.first == "#" else { return nil }
        let digits = text.dropFirst().map(\.hexDigitValue)
        switch digits.count {
        case 3: channels = digits.map { ($0 ?? 0) * 17 }
        case 6: channels = [0, 2, 4].map { (digits[$0] ?? 0) * 16 + (digits[$0 + 1] ?? 0) }
        default: return nil
        }
        if digits.contains(nil) { return nil }
    }

    package var text: String {
        "#" + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// How far apart two colours are in luminance, from 1 to 21 (WCAG 2, contrast ratio).
    package func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    private var luminance: Double {
        zip(channels, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, part in
            let value = Double(part.0) / 255
            return sum + part.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
        }
    }

    /// The colour mixed with another as far as needed to be legible on a ground.
    package func mixed(with other: Colour, legibleOn ground: Colour) -> Colour {
        let steps = 64
        let mixtures = (0...steps).lazy.map { step in
            Colour(zip(self.channels, other.channels).map { ($0 * (steps - step) + $1 * step) / steps })
        }
        return mixtures.first { $0.contrast(with: ground) >= Accent.contrast } ?? other
    }
}

/// The colour by which a course's pages mark where their reader is.
package struct Accent: Sendable, Hashable {
    /// The two kinds of pages that a colour has to be legible on.
    package enum Scheme: String, Sendable, CaseIterable {
        case light, dark

        /// The colour of the pages' paper, `--paper` in their style sheet.
        package var ground: Colour { Colour(self == .light ? [0xFC, 0xFC, 0xFA] : [0x11, 0x16, 0x1B]) }

        /// What a colour is mixed with to stand out.
        private var opposite: Colour { Colour(self == .light ? [0, 0, 0] : [255, 255, 255]) }

        /// The nearest colour that is legible on the ground.
        package func legible(_ colour: Colour) -> Colour { colour.mixed(with: opposite, legibleOn: ground) }
    }

    package var light: Colour
    package var dark: Colour

    /// The least contrast of text (WCAG 2, level AA).
    package static let contrast = 4.5

    /// - Parameter dark: without it, the colour of light pages, as much lighter as dark pages need it.
    package init(light: Colour, dark: Colour? = nil) {
        self.light = light
        self.dark = dark ?? Scheme.dark.legible(light)
    }
}
