import Foundation

/// A page of one sentence, for what cannot be shown.
struct SmallPage: Sendable {
    var text: String
    var language: String
    /// Where the page leads on at once; the sentence is a link to it.
    var next: String?

    func reply(_ status: Reply.Status) -> Reply {
        let html = """
            <!doctype html>
            <html lang="\(Self.escaped(language))">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>attend</title>
            \(next.map { "<meta http-equiv=\"refresh\" content=\"0; url=\($0)\">" } ?? "")
            <p>\(next.map { "<a href=\"\($0)\">\(Self.escaped(text))</a>" } ?? Self.escaped(text))</p>
            </html>

            """
        return Reply(
            status: status,
            headers: [
                "Content-Type": "text/html; charset=utf-8",
                "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'",
            ], body: Data(html.utf8))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
