/// What a link within a course points at.
struct LinkTarget {
    /// Relative to the course folder.
    var path: String
    var anchor: String?

    /// The target of a destination written in `file`; `nil` for one outside the course, with a scheme or a host.
    init?(_ destination: String, from file: String) {
        guard !LinkTarget.hasScheme(destination), !destination.hasPrefix("/") else { return nil }
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        anchor = parts.count > 1 ? LinkTarget.decoded(parts[1]) : nil
        let written = LinkTarget.decoded(parts.first.map { $0.prefix { $0 != "?" } } ?? "")
        guard !written.isEmpty else {
            path = file
            return
        }
        var components = file.split(separator: "/").dropLast().map(String.init)
        for component in written.split(separator: "/") {
            switch component {
            case ".": break
            case ".." where components.last.map({ $0 != ".." }) ?? false: components.removeLast()
            default: components.append(String(component))
            }
        }
        path = components.joined(separator: "/")
    }

    /// The folder of the path; empty for the course folder.
    var folder: String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private static func hasScheme(_ destination: String) -> Bool {
        guard let colon = destination.firstIndex(of: ":") else { return false }
        let scheme = destination[..<colon].utf8
        guard let first = scheme.first, first.isASCIILetter else { return false }
        return scheme.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
    }

    /// With `%20` and the like as the characters they stand for.
    private static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
