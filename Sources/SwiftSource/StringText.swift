/// The value of the text between a string's quotes.
enum StringText {
    /// The lines of a multi-line string without their indentation, which is the white space before its closing quotes.
    static func unindented(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard let indentation = lines.last, lines.count > 1 else { return text }
        return lines.dropFirst().dropLast().map { line in
            line.hasPrefix(indentation) ? line.dropFirst(indentation.count) : line
        }.joined(separator: "\n")
    }

    /// The text with its escapes resolved.
    ///
    /// - Parameter pounds: the number of `#` before the string's quotes, which escapes have too.
    static func unescaped(_ text: String, pounds: Int) -> String {
        let escape = "\\" + String(repeating: "#", count: pounds)
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", rest.starts(with: escape.unicodeScalars.dropFirst()) else {
                result.append(scalar)
                continue
            }
            rest = rest.dropFirst(pounds)
            switch rest.popFirst() {
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "t": result.append("\t")
            case "0": result.append("\0")
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                rest = rest[digits.endIndex...].dropFirst()
                if let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) {
                    result.append(scalar)
                }
            case "\n": break
            case " ", "\t":
                // An escaped line break: the line continues on the next one.
                rest = rest.drop { $0 != "\n" }.dropFirst()
            case let other?: result.append(other)
            case nil: break
            }
        }
        return String(result)
    }
}
