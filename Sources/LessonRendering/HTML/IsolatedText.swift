/// Text of code in which words run from right to left: isolated, so that the numbers after them do not turn round.
enum IsolatedText {
    static func html(_ line: String) -> String {
        guard line.unicodeScalars.contains(where: runsFromTheRight) else { return line }
        var html = ""
        var words = ""
        var blanks = ""
        func close() {
            if !words.isEmpty { html += "<bdi>\(words)</bdi>" }
            html += blanks
            (words, blanks) = ("", "")
        }
        for scalar in line.unicodeScalars {
            if runsFromTheRight(scalar) {
                words += blanks
                words.unicodeScalars.append(scalar)
                blanks = ""
            } else if scalar == " ", !words.isEmpty {
                blanks += " "
            } else {
                close()
                html.unicodeScalars.append(scalar)
            }
        }
        close()
        return html
    }

    /// Whether it belongs to a Hebrew, Arabic or related script.
    private static func runsFromTheRight(_ scalar: Unicode.Scalar) -> Bool {
        0x590...0x8FF ~= scalar.value || 0xFB1D...0xFDFF ~= scalar.value || 0xFE70...0xFEFC ~= scalar.value
    }
}
