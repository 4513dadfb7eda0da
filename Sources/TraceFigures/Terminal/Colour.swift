/// A colour by its light, with the nearest of a terminal's first sixteen.
package struct Colour: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8
    /// 0 … 15; `nil` when sixteen colours cannot say it.
    package var basic: UInt8?

    /// - Parameter code: `0xRRGGBB`.
    package init(_ code: UInt32, basic: UInt8? = nil) {
        red = UInt8(code >> 16 & 0xFF)
        green = UInt8(code >> 8 & 0xFF)
        blue = UInt8(code & 0xFF)
        self.basic = basic
    }

    /// One of the 6 × 6 × 6 cube or of the greys after it, 16 … 255.
    package init(index: UInt8) {
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        if index >= 232 {
            (red, green, blue) = (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232))
        } else {
            let place = Int(max(index, 16) - 16)
            (red, green, blue) = (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
        }
    }

    /// The nearest of the 6 × 6 × 6 cube and the 24 greys.
    package var indexed: UInt8 {
        let steps: [Int] = [0, 95, 135, 175, 215, 255]
        func nearest(_ value: UInt8) -> Int {
            steps.indices.min { abs(steps[$0] - Int(value)) < abs(steps[$1] - Int(value)) } ?? 0
        }
        let (r, g, b) = (nearest(red), nearest(green), nearest(blue))
        let grey = min(23, max(0, ((Int(red) + Int(green) + Int(blue)) / 3 - 3) / 10))
        let cubeError = distance(steps[r], steps[g], steps[b])
        let greyError = distance(8 + 10 * grey, 8 + 10 * grey, 8 + 10 * grey)
        return greyError < cubeError ? UInt8(232 + grey) : UInt8(16 + 36 * r + 6 * g + b)
    }

    private func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
        let (dr, dg, db) = (Int(red) - r, Int(green) - g, Int(blue) - b)
        return 2 * dr * dr + 4 * dg * dg + 3 * db * db
    }

    /// SGR parameters that select it, for text or behind it.
    func parameters(_ colours: TerminalStyle.Colours, behind: Bool) -> String? {
        switch colours {
        case .none: nil
        case .basic:
            basic.map { String((behind ? 40 : 30) + Int($0 & 7) + ($0 > 7 ? 60 : 0)) }
        case .indexed: (behind ? "48;5;" : "38;5;") + String(indexed)
        case .trueColour: (behind ? "48;2;" : "38;2;") + "\(red);\(green);\(blue)"
        }
    }
}
