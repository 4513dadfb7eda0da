import Foundation
import LessonRendering

/// What is answered to a request.
struct Reply: Sendable {
    enum Status: Int, Sendable {
        case ok = 200
        case noContent = 204
        case seeOther = 303
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case tooLarge = 413
        case unsupportedMediaType = 415
        case serverError = 500
        case unavailable = 503
    }

    /// Sent with every answer: nothing is kept, guessed, framed, or readable for a page from elsewhere.
    static let commonHeaders = [
        "Cache-Control": "no-store",
        "Connection": "close",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    ]

    var status: Status
    var headers: [String: String] = [:]
    var body = Data()

    /// A page that brings its own content policy along.
    static func page(_ html: String) -> Reply {
        Reply(status: .ok, headers: ["Content-Type": "text/html; charset=utf-8"], body: Data(html.utf8))
    }

    /// A file of the course; whatever it contains, no script of it runs with the rights of a page.
    static func file(_ file: LinkedFile) -> Reply {
        var headers = ["Content-Type": file.mediaType]
        // Browsers show a PDF by a program of their own, which the policy would keep from it.
        if file.mediaType != "application/pdf" {
            headers["Content-Security-Policy"] =
                "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'"
        }
        return Reply(status: .ok, headers: headers, body: file.contents)
    }

    static func json(_ data: Data, status: Status = .ok) -> Reply {
        Reply(status: status, headers: ["Content-Type": "application/json"], body: data)
    }

    static func json(_ value: some Encodable) throws -> Reply { json(try WireJSON.data(value)) }
}
