/// A delimiter drawn over several lines of text.
enum TallDelimiter {
    /// The delimiter for a body of this height and baseline.
    static func box(_ sign: String, height: Int, baseline: Int) -> TextBox {
        guard height > 1, let parts = parts[sign] else {
            return TextBox(sign).extended(above: baseline, below: height - 1 - baseline)
        }
        if height == 2, let pair = pairs[sign] { return TextBox(lines: pair, baseline: baseline) }
        var lines = [parts.top] + Array(repeating: parts.extender, count: height - 2) + [parts.bottom]
        if let middle = parts.middle { lines[min(max(baseline, 1), height - 2)] = middle }
        return TextBox(lines: lines, baseline: baseline)
    }

    private struct Parts {
        let top: String
        let extender: String
        let bottom: String
        var middle: String?
    }

    private static let parts: [String: Parts] = [
        "(": Parts(top: "⎛", extender: "⎜", bottom: "⎝"), ")": Parts(top: "⎞", extender: "⎟", bottom: "⎠"),
        "[": Parts(top: "⎡", extender: "⎢", bottom: "⎣"), "]": Parts(top: "⎤", extender: "⎥", bottom: "⎦"),
        "{": Parts(top: "⎧", extender: "⎪", bottom: "⎩", middle: "⎨"),
        "}": Parts(top: "⎫", extender: "⎪", bottom: "⎭", middle: "⎬"),
        "|": Parts(top: "│", extender: "│", bottom: "│"), "‖": Parts(top: "║", extender: "║", bottom: "║"),
        "⌊": Parts(top: "⎢", extender: "⎢", bottom: "⎣"), "⌋": Parts(top: "⎥", extender: "⎥", bottom: "⎦"),
        "⌈": Parts(top: "⎡", extender: "⎢", bottom: "⎢"), "⌉": Parts(top: "⎤", extender: "⎥", bottom: "⎥"),
    ]
    private static let pairs = ["{": ["⎰", "⎱"], "}": ["⎱", "⎰"]]
}
