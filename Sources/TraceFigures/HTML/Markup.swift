package import StepTrace

/// Text made safe to stand in a page: between tags, in attributes, in a block of JSON.
package enum Markup {
    /// For text and for attributes in double quotes; unsafe characters become `�`.
    package static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "\n", "\t": safe.unicodeScalars.append(scalar)
            case _ where scalar.isUnsafe: safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// A whole page, in which every unsafe character has become `�`, whatever wrote it.
    package static func safe(page: String) -> String {
        func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { scalar.isUnsafe && scalar != "\n" && scalar != "\t" }
        guard page.unicodeScalars.contains(where: isUnsafe) else { return page }
        return String(String.UnicodeScalarView(page.unicodeScalars.map { isUnsafe($0) ? "\u{FFFD}" : $0 }))
    }

    /// A JSON string that cannot end the script element around it, whatever it holds.
    package static func json(_ text: String) -> String {
        var safe = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": safe += "\\\""
            case "\\": safe += "\\\\"
            case "<", ">", "&", "\u{2028}", "\u{2029}": safe += escape(scalar)
            case "\n", "\t": safe += escape(scalar)
            case _ where scalar.isUnsafe: safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe + "\""
    }

    /// A JSON value that cannot end the script element around it; what is unsafe stands only in its strings.
    package static func json(_ value: JSONValue) -> String {
        var safe = ""
        for scalar in value.text.unicodeScalars {
            switch scalar {
            case "<", ">", "&", "\u{2028}", "\u{2029}": safe += escape(scalar)
            case _ where scalar.isUnsafe: safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// An object of strings.
    package static func json(_ members: [(name: String, text: String)]) -> String {
        "{" + members.map { json($0.name) + ":" + json($0.text) }.joined(separator: ",") + "}"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
