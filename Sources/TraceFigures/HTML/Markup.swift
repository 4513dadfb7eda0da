/// Text made safe to stand in a page: between tags, in attributes, in a block of JSON.
enum Markup {
    /// For text and for attributes in double quotes; control characters, which HTML does not know, become `�`.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\n", "\t": safe.unicodeScalars.append(scalar)
            case _ where isControl(scalar): safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// A JSON string that cannot end the script element around it, whatever it holds.
    static func json(_ text: String) -> String {
        var safe = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": safe += "\\\""
            case "\\": safe += "\\\\"
            case "<", ">", "&", "\u{2028}", "\u{2029}": safe += escape(scalar)
            case _ where isControl(scalar): safe += escape(scalar)
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe + "\""
    }

    /// With its first letter large, as at the start of a line.
    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
