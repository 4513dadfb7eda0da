/// Which destinations a page may hold: none that runs a script or opens a file of the reader's.
package enum LinkSafety {
    /// Whether following the link is harmless.
    package static func isSafe(link destination: String) -> Bool {
        let scheme = scheme(of: destination)
        return scheme.map { !dangerous.contains($0) && $0 != "data" } ?? true
    }

    /// Whether showing the image is harmless: also one that is written out in the destination.
    package static func isSafe(image source: String) -> Bool {
        guard let scheme = scheme(of: source) else { return true }
        if scheme == "data" {
            let text = visible(source).lowercased()
            return pictures.contains { text.hasPrefix("data:image/\($0);") || text.hasPrefix("data:image/\($0),") }
                || text.hasPrefix(drawing)
        }
        return !dangerous.contains(scheme)
    }

    private static let dangerous: Set<String> = [
        "javascript", "vbscript", "file", "livescript", "mocha", "jar", "blob",
    ]
    /// The kinds of picture that cannot hold a script.
    private static let pictures = ["png", "gif", "jpeg", "webp", "avif"]
    /// A drawing can hold a script, which no browser runs in an image; so it may come as an image is made part of a page.
    private static let drawing = "data:image/svg+xml;base64,"

    /// What stands before the colon, in lower case, as a browser reads it: it skips white space and control characters.
    private static func scheme(of destination: String) -> String? {
        let text = visible(destination)
        guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
        let scheme = text.unicodeScalars[..<colon]
        guard !scheme.contains(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else { return nil }
        return String(scheme).lowercased()
    }

    private static func visible(_ destination: String) -> String {
        String(String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 0x20 }))
    }
}
