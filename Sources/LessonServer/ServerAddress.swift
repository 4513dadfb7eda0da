/// Where a server can be reached.
package struct ServerAddress: Sendable, Hashable {
    package var port: UInt16
    package var hasIPv6: Bool
    package var secret: Secret

    package init(port: UInt16, hasIPv6: Bool, secret: Secret) {
        self.port = port
        self.hasIPv6 = hasIPv6
        self.secret = secret
    }

    /// The address that lets a browser in, to be printed and opened.
    package var opening: String { "http://127.0.0.1:\(port)/open/\(secret.text)" }

    /// All addresses of the course, for browsers that were let in there.
    package var all: [String] {
        ["127.0.0.1", "localhost"].map { "http://\($0):\(port)/" } + (hasIPv6 ? ["http://[::1]:\(port)/"] : [])
    }
}
