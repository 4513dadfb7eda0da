import AttentionKernel
import StepTrace

/// Changes as a short text, for an address: `weights:1:2=0.9~causal=on~scale@head 1=0.5`.
///
/// Steps are named by their paths, rows and columns counted from 1, as arithmetic writes them.
extension TraceEdits {
    var text: String {
        let all =
            causal.map { "causal" + TraceEdits.suffix($0.part) + "=" + ($0.value ? "on" : "off") }
            + scales.map { "scale" + TraceEdits.suffix($0.part) + "=" + TraceEdits.written($0.value) }
            + numbers.map { number in
                let place = number.place
                return TraceEdits.escaped(place.step) + ":" + String(place.row + 1) + ":" + String(place.column + 1)
                    + "=" + TraceEdits.written(number.value)
            }
        return all.joined(separator: "~")
    }

    /// Reads such a text; what does not fit the trace is left out.
    /// - Returns: the changes, and whether nothing was left out.
    static func reading(_ text: String, of trace: Trace) -> (edits: TraceEdits, isWhole: Bool) {
        var edits = TraceEdits()
        var isWhole = true
        for item in text.split(separator: "~") where !edits.take(String(item), of: trace) { isWhole = false }
        // Numbers of steps that the other changes put in.
        let prepared = trace.prepared(for: edits)
        for number in edits.numbers {
            let step = prepared.step(number.place.step)
            let fits =
                step.map { step in
                    step.value.holds(number.place.row, number.place.column)
                        && (number.value.isFinite || step.role == .score || step.role == .mask)
                } ?? false
            if !fits {
                edits.set(number.place, to: nil)
                isWhole = false
            }
        }
        return (edits, isWhole)
    }

    /// Reads one change; false where it is none.
    private mutating func take(_ item: String, of trace: Trace) -> Bool {
        guard let equals = item.utf8.lastIndex(of: UInt8(ascii: "=")) else { return false }
        let (name, value) = (item[..<equals], item[item.utf8.index(after: equals)...])
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map { TraceEdits.unescaped($0) }
        if parts.count == 3 {
            guard let row = Int(parts[1]), let column = Int(parts[2]), row > 0, column > 0,
                let number = TraceEdits.number(value)
            else { return false }
            set(Place(step: parts[0], row: row - 1, column: column - 1), to: number)
            return true
        }
        let setting = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let part = setting.count > 1 ? TraceEdits.unescaped(setting[1]) + "/" : ""
        guard let attention = trace.attentionPart(part) else { return false }
        switch (setting[0], value) {
        case ("causal", "on"), ("causal", "off"):
            guard attention.isCausal != nil else { return false }
            setCausal(part, to: value == "on")
        case ("scale", _):
            guard let factor = TraceEdits.number(value), factor.isFinite else { return false }
            setScale(part, to: factor)
        default: return false
        }
        return true
    }

    private static func number(_ text: Substring) -> Double? {
        if text == "-inf" { return -.infinity }
        guard case .value(let value) = EditedNumber(String(text)) else { return nil }
        return value
    }

    private static func written(_ number: Double) -> String {
        if number == -.infinity { return "-inf" }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A part's name without the last slash, where it is not the outermost.
    private static func suffix(_ part: String) -> String {
        part.isEmpty ? "" : "@" + escaped(String(part.dropLast()))
    }

    /// The signs that such a text uses itself, and the one that joins several.
    private static let reserved: [(sign: String, escape: String)] = [
        ("%", "%25"), ("~", "%7E"), (":", "%3A"), ("=", "%3D"), ("@", "%40"), ("&", "%26"),
    ]

    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            let sign = String(Character(scalar))
            text += reserved.first { $0.sign == sign }?.escape ?? sign
        }
        return text
    }

    private static func unescaped(_ text: Substring) -> String {
        var rest = text
        var name = ""
        while let first = rest.unicodeScalars.first {
            if let found = reserved.first(where: { rest.hasPrefix($0.escape) }) {
                name += found.sign
                rest = rest.dropFirst(3)
            } else {
                name.unicodeScalars.append(first)
                rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
            }
        }
        return name
    }
}
