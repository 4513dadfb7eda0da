import LessonServer
import Testing

/// Who may ask for what.
@Suite struct AccessGuardTests {
    private static let secret = Secret(text: "0123456789abcdef0123456789abcdef")
    private static let cookie = "attend-4711=\(secret.text)"
    private static let host = "127.0.0.1:4711"

    private static func decision(
        _ method: String = "GET", _ path: String = "/", hosts: [String] = [host], origins: [String] = [],
        cookies: [String] = [cookie], contentTypes: [String] = [], fetchSite: String? = nil, bodyLength: Int? = nil,
        isUpgrade: Bool = false, port: UInt16 = 4711
    ) -> AccessGuard.Decision {
        AccessGuard(port: port, secret: secret).decision(
            on: AccessGuard.Request(
                method: method, path: path, hosts: hosts, origins: origins, cookies: cookies,
                contentTypes: contentTypes,
                fetchSite: fetchSite, bodyLength: bodyLength, isUpgrade: isUpgrade))
    }

    private static func post(
        hosts: [String] = [host], origins: [String] = ["http://\(host)"], cookies: [String] = [cookie],
        contentTypes: [String] = ["application/json"], fetchSite: String? = nil, bodyLength: Int? = 10
    ) -> AccessGuard.Decision {
        decision(
            "POST", "/live/save", hosts: hosts, origins: origins, cookies: cookies, contentTypes: contentTypes,
            fetchSite: fetchSite, bodyLength: bodyLength)
    }

    @Test(arguments: ["127.0.0.1:4711", "[::1]:4711", "localhost:4711"])
    func ownHosts(host: String) {
        #expect(Self.decision(hosts: [host]) == .allowed)
        #expect(Self.post(hosts: [host], origins: ["http://\(host)"]) == .allowed)
    }

    @Test(arguments: [
        [], [""], ["127.0.0.1"], ["127.0.0.1:4712"], ["localhost"], ["localhost:80"], ["::1:4711"],
        ["evil.example:4711"],
        ["evil.example"], ["127.0.0.1:4711.evil.example"], ["127.0.0.1:4711@evil.example"], ["localhost.:4711"],
        ["0.0.0.0:4711"], ["127.0.0.2:4711"], ["127.0.0.1:04711"], [" 127.0.0.1:4711"],
        ["127.0.0.1:4711", "evil.example"],
        ["127.0.0.1:4711", "127.0.0.1:4711"], ["127.0.0.1:4711,127.0.0.1:4711"],
    ])
    func foreignHosts(hosts: [String]) {
        #expect(Self.decision(hosts: hosts) == .refused(.unknownHost))
        // Not even the address that was printed: a foreign name could have been made to resolve to this machine.
        #expect(Self.decision("GET", "/open/\(Self.secret.text)", hosts: hosts) == .refused(.unknownHost))
        #expect(Self.post(hosts: hosts, origins: hosts.map { "http://\($0)" }) == .refused(.unknownHost))
    }

    @Test func thePortOfHTTPNeedNotBeNamed() {
        let cookies = ["attend-80=\(Self.secret.text)"]
        #expect(Self.decision(hosts: ["localhost"], cookies: cookies, port: 80) == .allowed)
        #expect(Self.decision(hosts: ["localhost:80"], cookies: cookies, port: 80) == .allowed)
    }

    @Test(arguments: [
        "attend-4711=0123456789abcdef0123456789abcdef", "a=b; attend-4711=0123456789abcdef0123456789abcdef",
        "attend-4711=0123456789abcdef0123456789abcdef;a=b",
        // Another server on this machine has set one of the same name.
        "attend-4711=x; attend-4711=0123456789abcdef0123456789abcdef",
    ])
    func theCookie(cookie: String) {
        #expect(Self.decision(cookies: [cookie]) == .allowed)
    }

    @Test(arguments: [
        [], [""], ["attend-4711"], ["attend-4711="], ["attend-4711=0123456789abcdef0123456789abcdee"],
        ["attend-4711=0123456789abcdef"], ["attend-4711=0123456789abcdef0123456789abcdef0"],
        ["attend-4711=0123456789ABCDEF0123456789ABCDEF"], ["attend-4712=0123456789abcdef0123456789abcdef"],
        ["attend=0123456789abcdef0123456789abcdef"], ["xattend-4711=0123456789abcdef0123456789abcdef"],
        ["0123456789abcdef0123456789abcdef"],
    ])
    func noCookieOrAWrongOne(cookies: [String]) {
        #expect(Self.decision(cookies: cookies) == .refused(.noCookie))
        #expect(Self.post(cookies: cookies) == .refused(.noCookie))
        #expect(
            Self.decision("GET", "/live/events", origins: ["http://\(Self.host)"], cookies: cookies, isUpgrade: true)
                == .refused(.noCookie))
    }

    @Test func theAddressThatWasPrinted() {
        #expect(Self.decision("GET", "/open/\(Self.secret.text)", cookies: []) == .opened)
        // Such as a terminal in a page of another server.
        #expect(Self.decision("GET", "/open/\(Self.secret.text)", cookies: [], fetchSite: "cross-site") == .opened)
        for guess in [
            "", "/", "0", String(Self.secret.text.dropLast()), Self.secret.text + "/", Self.secret.text.uppercased(),
        ] {
            #expect(Self.decision("GET", "/open/\(guess)", cookies: []) == .refused(.noCookie))
        }
        #expect(Self.decision("POST", "/open/\(Self.secret.text)", cookies: []) == .refused(.noCookie))
        #expect(Self.decision("HEAD", "/open/\(Self.secret.text)", cookies: []) == .refused(.noCookie))
    }

    @Test(arguments: [
        [], ["null"], ["http://evil.example"], ["https://127.0.0.1:4711"], ["http://127.0.0.1"],
        ["http://127.0.0.1:4712"],
        ["http://localhost:4711"], ["http://[::1]:4711"], ["http://127.0.0.1:4711/"], ["HTTP://127.0.0.1:4711"],
        ["http://127.0.0.1:4711", "http://127.0.0.1:4711"],
    ])
    func foreignOrigins(origins: [String]) {
        #expect(Self.post(origins: origins) == .refused(.foreignPage))
        #expect(Self.decision("GET", "/live/events", origins: origins, isUpgrade: true) == .refused(.foreignPage))
        #expect(Self.decision("GET", "/", origins: origins, isUpgrade: true) == .refused(.foreignPage))
    }

    @Test func whatABrowserSaysOfTheAskingPage() {
        #expect(Self.decision(fetchSite: "cross-site") == .refused(.foreignPage))
        #expect(Self.post(fetchSite: "cross-site") == .refused(.foreignPage))
        for site in ["same-origin", "same-site", "none"] { #expect(Self.decision(fetchSite: site) == .allowed) }
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "Application/JSON", "application/json ;a=b",
    ])
    func json(contentType: String) {
        #expect(Self.post(contentTypes: [contentType]) == .allowed)
    }

    @Test(arguments: [
        [], [""], ["text/plain"], ["application/x-www-form-urlencoded"], ["multipart/form-data"], ["application/jsonx"],
        ["text/plain; application/json"], ["application/json", "text/plain"],
    ])
    func otherContent(contentTypes: [String]) {
        #expect(Self.post(contentTypes: contentTypes) == .refused(.wrongMediaType))
    }

    @Test(arguments: ["HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", ""])
    func otherMethods(method: String) {
        #expect(Self.decision(method) == .refused(.unknownMethod))
        #expect(Self.decision(method, cookies: []) == .refused(.noCookie))
    }

    @Test func lengths() {
        #expect(Self.post(bodyLength: nil) == .allowed)
        #expect(Self.post(bodyLength: 1 << 20) == .allowed)
        #expect(Self.post(bodyLength: 1 << 20 + 1) == .refused(.tooLarge))
        #expect(Self.post(bodyLength: .max) == .refused(.tooLarge))
    }

    @Test func secretsAreLongAndDiffer() {
        let secrets = (0..<100).map { _ in Secret().text }
        #expect(Set(secrets).count == 100)
        #expect(secrets.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
    }
}
