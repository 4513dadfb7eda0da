/// What a terminal can show, as the caller found out; nothing here looks at the environment.
package struct TerminalStyle: Sendable, Hashable {
    /// How many colours there are; with `none` not one escape sequence is written.
    package enum Colours: Sendable, Hashable, CaseIterable {
        case none, basic, indexed, trueColour
    }

    /// What the terminal's own ground is; colour ramps start near it.
    package enum Ground: Sendable, Hashable, CaseIterable {
        case dark, light
    }

    package var colours: Colours
    package var ground: Ground
    /// Box drawing, blocks and braille may be used; their plain stand-ins otherwise.
    package var unicode: Bool
    /// Links can be followed by clicking (OSC 8).
    package var hyperlinks: Bool
    /// Columns; nothing is written past them.
    package var width: Int

    package static let narrowest = 40

    package init(
        colours: Colours = .none, ground: Ground = .dark, unicode: Bool = true, hyperlinks: Bool = false,
        width: Int = 80
    ) {
        self.colours = colours
        self.ground = ground
        self.unicode = unicode
        self.hyperlinks = hyperlinks
        self.width = max(width, TerminalStyle.narrowest)
    }
}
