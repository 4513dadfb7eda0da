/// Chinese text put together from parts, with a blank where a Chinese character meets a letter or digit of another script.
///
/// For parts whose script is not known, as titles and labels; everywhere else the blank stands in the text itself.
package func chineseText(_ parts: String...) -> String {
    parts.reduce(into: "") { text, part in
        if let end = text.last, let start = part.first, needsBlank(between: end, start) { text += " " }
        text += part
    }
}

/// `a、b 和 c`: names one after another.
package func chineseSeries(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return chineseText(names.dropLast().joined(separator: "、"), "和", last)
}

private func needsBlank(between one: Character, _ other: Character) -> Bool {
    (one.isHan && other.isOfAnotherScript) || (one.isOfAnotherScript && other.isHan)
}

extension Character {
    package var isHan: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }

    /// Code between backticks is set off as a word is.
    fileprivate var isOfAnotherScript: Bool { self == "`" || ((isLetter || isNumber) && !isHan) }
}
