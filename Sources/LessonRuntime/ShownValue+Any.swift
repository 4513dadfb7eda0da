import StepTrace

/// The shown form of a value: its own if it is `Showable`, otherwise text.
///
/// A number, an array or a structure is shown as `print` writes it. A string is shown without quotation marks, inside an
/// array with them. An optional is shown as its wrapped value, or `nil`.
func shownValue(of value: Any) -> ShownValue {
    let unwrapped = contents(of: value)
    if let showable = unwrapped as? any Showable { return showable.shown }
    return .text(describe(unwrapped))
}

/// A value as text.
func describe(_ value: Any) -> String {
    String(describing: contents(of: value))
}

/// Whether values of a type hold nothing to show: `Void`, or an optional of it.
func isVoid(_ type: Any.Type) -> Bool {
    type == Void.self || (type as? any WrappingType.Type).map { isVoid($0.wrapped) } ?? false
}

private protocol WrappingType {
    static var wrapped: Any.Type { get }
}

extension Optional: WrappingType {
    fileprivate static var wrapped: Any.Type { Wrapped.self }
}

/// The wrapped value of an optional; `nil` and any other value unchanged.
func contents(of value: Any) -> Any {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional, let child = mirror.children.first else { return value }
    return contents(of: child.value)
}

/// A value as text in prose: numbers with at most that many decimals and commas between thousands, everything else by its
/// description.
func inlineText(of value: Any, digits: Int) -> String {
    switch contents(of: value) {
    case let number as Double: grouped(formatted(number, decimals: digits, trimmed: true))
    case let number as Float: grouped(formatted(Double(number), decimals: digits, trimmed: true))
    case let numbers as [Double]: listed(numbers, digits)
    case let numbers as [Float]: listed(numbers, digits)
    case let rows as [[Double]]: listed(rows, digits)
    case let number as any BinaryInteger: grouped(withTrueMinus(String(describing: number)))
    case let showable as any Showable: text(of: showable, digits)
    case let other: String(describing: other)
    }
}

private func text(of value: any Showable, _ digits: Int) -> String {
    guard case .matrix(let grid, _, _, _, _) = value.shown, grid.rows > 0 else { return String(describing: value) }
    let rows = (0..<grid.rows).map { row in
        "[" + grid.row(row).map { inlineText(of: $0, digits: digits) }.joined(separator: " ") + "]"
    }
    return rows.joined(separator: "\n")
}

private func listed(_ values: [some Any], _ digits: Int) -> String {
    "[" + values.map { inlineText(of: $0, digits: digits) }.joined(separator: ", ") + "]"
}

private func withTrueMinus(_ digits: String) -> String {
    digits.first == "-" ? "\u{2212}" + digits.dropFirst() : digits
}
