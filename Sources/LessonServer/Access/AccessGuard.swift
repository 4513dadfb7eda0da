/// Who may ask for what: only pages of the course itself, in a browser that was let in by the address that was printed.
///
/// - A foreign page that has its name resolve to this machine is refused for its `Host`.
/// - A foreign page that posts, or opens the events, is refused for its `Origin`, which browsers do not let pages choose.
/// - Another user of this machine, or a page of another port of it, lacks the cookie: cookies are sent to every port of a host,
///   so the cookie's name carries the port, and a page cannot read it.
package struct AccessGuard: Sendable {
    /// What is known of a request before its body is read.
    ///
    /// Headers are lists because a request may have several of a name.
    package struct Request: Sendable {
        package var method: String
        /// As it was sent, without the query.
        package var path: String
        package var hosts: [String]
        package var origins: [String]
        package var cookies: [String]
        package var contentTypes: [String]
        /// The header `Sec-Fetch-Site`.
        package var fetchSite: String?
        /// The header `Content-Length`.
        package var bodyLength: Int?
        /// Whether the connection is to become something other than HTTP.
        package var isUpgrade: Bool

        package init(
            method: String = "GET", path: String = "/", hosts: [String], origins: [String] = [], cookies: [String] = [],
            contentTypes: [String] = [], fetchSite: String? = nil, bodyLength: Int? = nil, isUpgrade: Bool = false
        ) {
            self.method = method
            self.path = path
            self.hosts = hosts
            self.origins = origins
            self.cookies = cookies
            self.contentTypes = contentTypes
            self.fetchSite = fetchSite
            self.bodyLength = bodyLength
            self.isUpgrade = isUpgrade
        }
    }

    package enum Decision: Sendable, Hashable {
        case allowed
        /// The address that was printed: the answer carries the cookie.
        case opened
        case refused(Refusal)
    }

    package enum Refusal: Sendable, Hashable {
        case unknownHost, foreignPage, noCookie, unknownMethod, wrongMediaType, tooLarge

        package var status: Int {
            switch self {
            case .unknownHost, .foreignPage, .noCookie: 403
            case .unknownMethod: 405
            case .tooLarge: 413
            case .wrongMediaType: 415
            }
        }
    }

    /// The most that a page may send at once.
    package static let maximumBodyLength = 1 << 20

    private let hosts: Set<String>
    private let secret: Secret
    private let cookieName: String

    package init(port: UInt16, secret: Secret) {
        let names = ["127.0.0.1", "[::1]", "localhost"]
        // Browsers leave out the port that HTTP has anyway.
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
        cookieName = "attend-\(port)"
        self.secret = secret
    }

    /// The header that lets a browser in until it is closed.
    package var cookie: String { "\(cookieName)=\(secret.text); HttpOnly; SameSite=Strict; Path=/" }

    package func decision(on request: Request) -> Decision {
        guard request.hosts.count == 1, hosts.contains(request.hosts[0]) else { return .refused(.unknownHost) }
        if request.method == "GET", let guess = request.path.suffix(after: "/open/") {
            return secret.matches(guess) ? .opened : .refused(.noCookie)
        }
        guard request.fetchSite != "cross-site" else { return .refused(.foreignPage) }
        guard request.cookies.contains(where: hasCookie) else { return .refused(.noCookie) }
        switch request.method {
        case "GET":
            guard !request.isUpgrade || isOwn(request) else { return .refused(.foreignPage) }
        case "POST":
            guard isOwn(request) else { return .refused(.foreignPage) }
            guard request.contentTypes.count == 1, Self.isJSON(request.contentTypes[0]) else {
                return .refused(.wrongMediaType)
            }
        default: return .refused(.unknownMethod)
        }
        guard request.bodyLength ?? 0 <= Self.maximumBodyLength else { return .refused(.tooLarge) }
        return .allowed
    }

    private func isOwn(_ request: Request) -> Bool { request.origins == ["http://\(request.hosts[0])"] }

    /// Whether one of the cookies of a header is ours; another server on this machine can have set one of the same name.
    private func hasCookie(in header: String) -> Bool {
        let values = header.split(separator: ";").compactMap { cookie in
            cookie.trimmingPrefix { $0 == " " }.suffix(after: "\(cookieName)=")
        }
        return values.map(secret.matches).contains(true)
    }

    private static func isJSON(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" }
        return type.trimmingPrefix { $0 == " " }.prefix { $0 != " " }.lowercased() == "application/json"
    }
}

extension StringProtocol where SubSequence == Substring {
    /// What follows a prefix; nil where the text does not begin with it.
    func suffix(after prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
