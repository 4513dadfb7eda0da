/// A mark over or under a part of a formula.
package enum Accent: String, Sendable, Hashable, CaseIterable {
    case hat, bar, tilde, vec, dot, ddot, check, breve, acute, grave, mathring
    case widehat, widetilde, overline, underline, overbrace, underbrace
    case overrightarrow, overleftarrow

    /// Whether the mark is under its base.
    var isUnder: Bool { self == .underline || self == .underbrace }

    /// Whether this is a brace, which takes a label as its script.
    var isBrace: Bool { self == .overbrace || self == .underbrace }

    /// Whether the mark grows to the width of its base.
    var isStretchy: Bool {
        switch self {
        case .widehat, .widetilde, .overline, .underline, .overbrace, .underbrace, .overrightarrow, .overleftarrow: true
        default: false
        }
    }

    /// The mark as a spacing character.
    var mark: String {
        switch self {
        case .hat, .widehat: "\u{2C6}"
        case .bar, .overline: "\u{AF}"
        case .tilde, .widetilde: "\u{2DC}"
        case .vec, .overrightarrow: "→"
        case .overleftarrow: "←"
        case .dot: "˙"
        case .ddot: "¨"
        case .check: "ˇ"
        case .breve: "˘"
        case .acute: "´"
        case .grave: "`"
        case .mathring: "˚"
        case .underline: "_"
        case .overbrace: "⏞"
        case .underbrace: "⏟"
        }
    }

    /// The mark as a combining character, for Unicode text.
    var combining: String? {
        switch self {
        case .hat, .widehat: "\u{302}"
        case .bar: "\u{304}"
        case .overline: "\u{305}"
        case .tilde, .widetilde: "\u{303}"
        case .vec, .overrightarrow: "\u{20D7}"
        case .overleftarrow: "\u{20D6}"
        case .dot: "\u{307}"
        case .ddot: "\u{308}"
        case .check: "\u{30C}"
        case .breve: "\u{306}"
        case .acute: "\u{301}"
        case .grave: "\u{300}"
        case .mathring: "\u{30A}"
        case .underline: "\u{332}"
        case .overbrace, .underbrace: nil
        }
    }
}
