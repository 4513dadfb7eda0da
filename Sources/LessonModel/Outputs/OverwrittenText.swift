extension String {
    /// The text as a terminal shows it: after a carriage return, text overwrites the line from its beginning.
    package var overwritten: String {
        guard utf8.contains(carriageReturn) else { return self }
        return split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { $0.utf8.contains(carriageReturn) ? overwrittenLine($0) : String($0) }.joined(separator: "\n")
    }
}

private let carriageReturn = UInt8(ascii: "\r")

private func overwrittenLine(_ line: Substring) -> String {
    var shown: [Character] = []
    var column = 0
    var rest = line[...]
    while let character = rest.popFirst() {
        if character == "\r" {
            column = 0
        } else if character == "\u{1B}", rest.first == "[" {
            // Only escape sequences that erase change the text.
            let parameters = rest.dropFirst().prefix { !isFinal($0) }
            rest = rest[parameters.endIndex...]
            guard rest.popFirst() == "K" else { continue }
            shown.removeSubrange((parameters == "2" ? 0 : min(column, shown.count))...)
        } else {
            while shown.count < column { shown.append(" ") }
            if column < shown.count { shown[column] = character } else { shown.append(character) }
            column += 1
        }
    }
    return String(shown)
}

/// Whether it ends an escape sequence.
private func isFinal(_ character: Character) -> Bool { ("@"..."~").contains(character) }
