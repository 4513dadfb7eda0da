import StepTrace

/// The picture of a value: its own if it has one, otherwise the text that a notebook shows.
///
/// A number, an array or a structure is shown as `print` writes it. A string alone is shown as it reads, without
/// quotation marks; inside an array it keeps them. An optional is shown as what it holds, or `nil`.
func picture(of value: Any) -> ShownValue {
    let unwrapped = contents(of: value)
    if let showable = unwrapped as? any Showable { return showable.shown }
    return .text(describe(unwrapped))
}

/// A value as text.
func describe(_ value: Any) -> String {
    String(describing: contents(of: value))
}

/// What an optional holds; any other value as it is, and `nil` as itself.
private func contents(of value: Any) -> Any {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional, let child = mirror.children.first else { return value }
    return contents(of: child.value)
}

/// A value within running text: numbers with that many decimals at most, everything else as it describes itself.
func inlineText(of value: Any, digits: Int) -> String {
    switch contents(of: value) {
    case let number as Double: formatted(number, decimals: digits, trimmed: true)
    case let number as Float: formatted(Double(number), decimals: digits, trimmed: true)
    case let numbers as [Double]: listed(numbers, digits)
    case let numbers as [Float]: listed(numbers, digits)
    case let rows as [[Double]]: listed(rows, digits)
    case let number as any BinaryInteger: withTrueMinus(String(describing: number))
    case let other: String(describing: other)
    }
}

private func listed(_ values: [some Any], _ digits: Int) -> String {
    "[" + values.map { inlineText(of: $0, digits: digits) }.joined(separator: ", ") + "]"
}

private func withTrueMinus(_ digits: String) -> String {
    digits.first == "-" ? "\u{2212}" + digits.dropFirst() : digits
}
