import Foundation
import LessonModel

/// The Content-Security-Policy of a page: nothing is loaded, and only the page's own styles and scripts are used.
struct ContentPolicy {
    /// The contents of the page's `style` elements, byte for byte.
    var styles: [String]
    /// The contents of its `script` elements that run.
    var scripts: [String]
    /// The scripts may compile the module that the page carries.
    var allowsWebAssembly = false
    /// They may ask the server that the page comes from.
    var allowsServer = false

    var text: String {
        [
            "default-src 'none'",
            "style-src \(ContentPolicy.hashes(styles))",
            "script-src \(ContentPolicy.hashes(scripts))\(allowsWebAssembly ? " 'wasm-unsafe-eval'" : "")",
            "img-src data:",
            allowsServer ? "connect-src 'self'" : nil,
            "base-uri 'none'",
            "form-action 'none'",
        ].compactMap(\.self).joined(separator: "; ")
    }

    private static func hashes(_ contents: [String]) -> String {
        contents.isEmpty ? "'none'" : contents.map { "'\(source($0))'" }.joined(separator: " ")
    }

    /// The hash by which a policy names a style or script.
    static func source(_ content: String) -> String {
        "sha256-" + Data(SHA256(content.utf8).bytes).base64EncodedString()
    }
}
