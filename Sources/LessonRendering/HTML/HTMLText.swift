/// Escapes addresses for HTML.
package enum HTMLText {
    /// A link's destination for an attribute; characters that are not allowed in one are percent-encoded.
    package static func destination(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): encoded += "&amp;".utf8
            case UInt8(ascii: "'"): encoded += "&#x27;".utf8
            case let byte where isSafe[Int(byte)]: encoded.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += ("%" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The bytes that are not encoded; `%` is one of them, so that encoded text is not encoded again.
    private static let isSafe: [Bool] = {
        let safe = Set("-_.+!*(),%#@?=;:/$~".utf8)
        return (0...255).map { byte in
            let byte = UInt8(byte)
            return safe.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
    }()
}
