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
        for item in text.pieces(between: "~") where !item.isEmpty && !edits.take(item, of: trace) { isWhole = false }
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
        let (name, value) = (String(item[..<equals]), String(item[item.utf8.index(after: equals)...]))
        let parts = name.pieces(between: ":").map { TraceEdits.unescaped($0) }
        if parts.count == 3 {
            guard let row = Int(parts[1]), let column = Int(parts[2]), row > 0, column > 0,
                let number = TraceEdits.number(value)
            else { return false }
            set(Place(step: parts[0], row: row - 1, column: column - 1), to: number)
            return true
        }
        let setting = name.pieces(between: "@")
        let part = setting.count > 1 ? TraceEdits.unescaped(setting.dropFirst().joined(separator: "@")) + "/" : ""
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

    private static func number(_ text: String) -> Double? {
        if text == "-inf" { return -.infinity }
        guard case .value(let value) = EditedNumber(text) else { return nil }
        return value
    }

    private static func written(_ number: Double) -> String {
        number == -.infinity ? "-inf" : JSONValue.number(number).text
    }

    /// A part's name without the last slash, where it is not the outermost.
    private static func suffix(_ part: String) -> String {
        part.isEmpty ? "" : "@" + escaped(String(part.unicodeScalars.dropLast()))
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

    private static func unescaped(_ text: String) -> String {
        var rest = text.utf8[...]
        var name: [UInt8] = []
        while let first = rest.first {
            if let found = reserved.first(where: { rest.starts(with: $0.escape.utf8) }) {
                name += found.sign.utf8
                rest = rest.dropFirst(found.escape.utf8.count)
            } else {
                name.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
