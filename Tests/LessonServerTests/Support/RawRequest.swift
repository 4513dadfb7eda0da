import Foundation

/// A request as a page of the course sends it, in which a test changes what it likes.
struct RawRequest {
    var method = "GET"
    var target = "/"
    /// In the order in which they are sent.
    var headers: [(name: String, value: String)] = []
    var body = Data()

    /// Sets a header, or leaves it out for nil.
    func with(_ name: String, _ value: String?) -> RawRequest {
        var changed = self
        changed.headers.removeAll { $0.name == name }
        if let value { changed.headers.append((name, value)) }
        return changed
    }

    /// Adds a header, whether or not there is one of its name.
    func adding(_ name: String, _ value: String) -> RawRequest {
        var changed = self
        changed.headers.append((name, value))
        return changed
    }

    var head: String {
        "\(method) \(target) HTTP/1.1\r\n" + headers.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
    }

    var data: Data { Data(head.utf8) + body }
}
