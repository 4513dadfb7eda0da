/// Decides which addresses a page may have: none that runs a script or opens a file on the reader's disk.
package enum LinkSafety {
    /// Whether following the link is harmless.
    package static func isSafe(link destination: String) -> Bool {
        scheme(of: destination).map(isSafe(linkScheme:)) ?? true
    }

    static func isSafe(linkScheme scheme: String) -> Bool {
        !dangerous.contains(scheme) && !programs.contains(scheme) && scheme != "data"
            // A drive, and what Windows starts programs by.
            && scheme.count > 1 && !scheme.hasPrefix("ms-")
    }

    /// Schemes that open a browser's own pages or start a program, to which a page of a stranger can say what to do.
    private static let programs: Set<String> = [
        "about", "chrome", "feed", "filesystem", "intent", "resource", "search-ms", "shell", "view-source", "vscode",
        "vscode-insiders",
    ]

    /// Whether a terminal may open the destination: on the web, a mail, or within the course.
    package static func isSafe(terminalLink destination: String) -> Bool {
        scheme(of: destination).map { ["http", "https", "mailto"].contains($0) }
            ?? !withoutWhiteSpace(destination).hasPrefix("/")
    }

    /// Whether showing the image is harmless; a `data:` address is, when it holds an image.
    package static func isSafe(image source: String) -> Bool {
        guard let scheme = scheme(of: source) else { return true }
        if scheme == "data" {
            let text = withoutWhiteSpace(source).lowercased()
            return scriptlessTypes.contains {
                text.hasPrefix("data:image/\($0);") || text.hasPrefix("data:image/\($0),")
            }
                || text.hasPrefix(embeddedSVG)
        }
        return !dangerous.contains(scheme)
    }

    private static let dangerous: Set<String> = [
        "javascript", "vbscript", "file", "livescript", "mocha", "jar", "blob",
    ]
    /// The image types that cannot hold a script.
    private static let scriptlessTypes = ["png", "gif", "jpeg", "webp", "avif"]
    /// An SVG image can hold a script, but no browser runs it in an `img` element; it is allowed in the form that pages
    /// embed.
    private static let embeddedSVG = "data:image/svg+xml;base64,"

    /// The scheme of an address in lower case; `nil` for a path.
    ///
    /// Browsers skip some white space and control characters when they look for it; all of it is skipped here.
    package static func scheme(of destination: String) -> String? {
        let text = withoutWhiteSpace(destination)
        guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
        let scheme = text.unicodeScalars[..<colon]
        let isScheme = scheme.enumerated().allSatisfy { index, scalar in
            switch scalar {
            case "a"..."z", "A"..."Z": true
            case "0"..."9", "+", "-", ".": index > 0
            default: false
            }
        }
        return isScheme && !scheme.isEmpty ? String(scheme).lowercased() : nil
    }

    private static func withoutWhiteSpace(_ destination: String) -> String {
        String(String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 0x20 }))
    }
}
