import Testing

@testable import LessonServer

/// Which address stands for what.
@Suite struct RouteTests {
    private static func route(_ method: String, _ target: String) -> Result<Route, Route.Fault> {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        do {
            return .success(try Route(method: method, path: parts[0], query: parts.count > 1 ? parts[1] : ""))
        } catch {
            return .failure(error)
        }
    }

    @Test(
        arguments: [
            ("/", .page("index.html")), ("/index.html", .page("index.html")),
            ("/04-scaling.html", .page("04-scaling.html")),
            ("/04-scaling.html?a=b", .page("04-scaling.html")),
            ("/04-scaling.html?since=a%20b", .page("04-scaling.html", since: "a b")),
            ("/gr%C3%B6%C3%9Fe.html", .page("größe.html")),
            ("/%252e%252e.html", .page("%2e%2e.html")), ("/file/data/a%20b.csv", .file("data/a b.csv")),
            ("/file/a..b/.c", .file("a..b/.c")), ("/live/events", .events), ("/live/search.json", .searchIndex),
            ("/live/state?chapter=04-scaling", .state(chapter: "04-scaling")),
            ("/live/state?a=b&chapter=gr%C3%B6%C3%9Fe", .state(chapter: "größe")), ("/favicon.ico", .icon),
        ] as [(String, Route)])
    func whatIsRead(target: String, route: Route) {
        #expect(Self.route("GET", target) == .success(route))
        #expect(Self.route("POST", target) == .failure(.wrongMethod(allowed: "GET")))
    }

    @Test(
        arguments: [
            ("save", .save), ("check", .check), ("hint", .hint), ("solution", .solution), ("reset", .reset),
            ("try", .run),
            ("stop", .stop), ("code", .code),
        ] as [(String, Route.Action)])
    func whatIsDone(name: String, action: Route.Action) {
        #expect(Self.route("POST", "/live/\(name)") == .success(.action(action)))
        #expect(Self.route("GET", "/live/\(name)") == .failure(.wrongMethod(allowed: "POST")))
    }

    @Test(arguments: [
        "", "index.html", "*", "http://127.0.0.1/", "//", "//index.html", "/index", "/a/b.html", "/..",
        "/../index.html",
        "/./index.html", "/%2e%2e/index.html", "/%2E%2E%2Findex.html", "/..%2findex.html", "/..%5Cindex.html",
        "/..\\index.html",
        "/a%00.html", "/a%0a.html", "/a%7f.html", "/%zz.html", "/%.html", "/%c0%ae%c0%ae/index.html", "/%ff.html",
        "/.%2e/x.html", "/file", "/file/", "/file//a", "/file/a//b", "/file/a/", "/file/..", "/file/../a",
        "/file/a/../b",
        "/file/a/./b", "/file/%2e%2e/a", "/file/%2e%2e%2fa", "/file/a%2fb", "/file/a%5cb", "/file/a\\b", "/file/a%00",
        "/file/%c0%ae%c0%ae/a", "/file/%e0%80%ae/a", "/file//etc/passwd", "/file/%2fetc/passwd", "/live", "/live/",
        "/live/x",
        "/live/Save", "/live/save/", "/live/%73ave", "/live/%65vents", "/live/events/", "/live/state", "/live/state?",
        "/live/state?chapter=%zz", "/live/state?chapter=a&chapter=b", "/open/x", "/LIVE/events",
    ])
    func whatIsNothing(target: String) {
        #expect(Self.route("GET", target) == .failure(.notFound))
    }
}
