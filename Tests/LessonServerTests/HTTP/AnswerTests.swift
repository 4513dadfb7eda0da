import Foundation
import TestSupport
import Testing

@testable import LessonServer

/// What each address answers to a page that was let in.
@Suite(.processLimit) struct AnswerTests {
    @Test func theFirstAddressLetsABrowserIn() async throws {
        try await RunningServer.run { server in
            let path = "/open/\(server.address.secret.text)"
            #expect(server.address.opening == "http://127.0.0.1:\(server.port)\(path)")
            let opening = RawRequest(target: path, headers: [("Host", server.host)])
            let reply = try await server.send(opening)
            #expect(reply.status == 303)
            #expect(reply.header("Location") == "/")
            #expect(reply.header("Set-Cookie") == "\(server.cookie); HttpOnly; SameSite=Strict; Path=/")
            #expect(reply.body.isEmpty)

            // A browser sends no strict cookie to where another page's link is redirected, but to where this page leads.
            let byLink = try await server.send(opening.with("Sec-Fetch-Site", "cross-site"))
            #expect(byLink.status == 200)
            #expect(byLink.header("Set-Cookie") == reply.header("Set-Cookie"))
            #expect(byLink.text.contains("<meta http-equiv=\"refresh\" content=\"0; url=/\">"))
            #expect(byLink.text.contains("<p><a href=\"/\">To the course</a></p>"))
            #expect(server.notebook.asked == [])
        }
    }

    @Test func pagesAndFiles() async throws {
        try await RunningServer.run { server in
            let index = try await server.send(server.get("/"))
            #expect(index.status == 200)
            #expect(index.header("Content-Type") == "text/html; charset=utf-8")
            #expect(index.header("Content-Length") == "17")
            #expect(index.text == "<p>index.html</p>")
            #expect(try await server.send(server.get("/gr%C3%B6%C3%9Fe.html")).text == "<p>größe.html</p>")
            let file = try await server.send(server.get("/file/data/a%20b.csv"))
            #expect(file.header("Content-Type") == "text/csv")
            #expect(file.header("Content-Security-Policy")?.hasPrefix("sandbox; default-src 'none'") == true)
            #expect(file.text == "1,2")
            #expect(try await server.send(server.get("/file/handout.pdf")).header("Content-Security-Policy") == nil)
            #expect(try await server.send(server.get("/favicon.ico")).status == 204)
            for target in ["/2.html", "/file/none", "/none", "/live/none", "/live/state?chapter=none", "/live/state"] {
                #expect(try await server.send(server.get(target)).status == 404)
            }
            let missing = try await server.send(server.get("/2.html"))
            #expect(missing.text.contains("<html lang=\"en\">"))
            #expect(missing.text.contains("<p>There is nothing at this address.</p>"))
            #expect(
                server.notebook.asked.prefix(4) == [
                    "page index.html", "page größe.html", "file data/a b.csv", "file handout.pdf",
                ])
        }
    }

    @Test func whatPagesRead() async throws {
        try await RunningServer.run { server in
            let state = try await server.send(server.get("/live/state?chapter=01-a"))
            #expect(state.header("Content-Type") == "application/json")
            let chapter = try JSONDecoder().decode(ChapterState.self, from: state.body)
            #expect(chapter.exercises == ["01-a/b": RecordingNotebook.answer])
            let index = try await server.send(server.get("/live/search.json"))
            #expect(index.header("Content-Type") == "application/json")
            #expect(index.text == "[]")
        }
    }

    @Test(arguments: [
        (
            "save", #"{"exercise":"01-a/b","base":"v1","text":"x"}"#, #"{"version":"v2"}"#,
            [#"save 01-a/b code("x") on v1"#]
        ),
        (
            "save", #"{"exercise":"01-a/b","base":null,"force":true,"choices":["A"]}"#, #"{"version":"v2"}"#,
            [#"save 01-a/b choices(["A"]) on nothing forced"#]
        ),
        (
            "check", #"{"exercise":"01-a/b","entries":["1",""]}"#,
            #"{"job":{"id":"7","of":"01-a/b","state":"waiting","text":"waits"},"version":"v2"}"#,
            [#"save 01-a/b entries(["1", ""]) on nothing"#, "check 01-a/b"]
        ),
        (
            "check", #"{"exercise":"01-a/b"}"#,
            #"{"job":{"id":"7","of":"01-a/b","state":"waiting","text":"waits"},"version":null}"#, ["check 01-a/b"]
        ),
        ("hint", #"{"exercise":"01-a/b"}"#, #"{"hints":2}"#, ["hint 01-a/b"]),
        ("solution", #"{"exercise":"01-a/b"}"#, #"{"html":"<pre>s</pre>"}"#, ["solution 01-a/b"]),
        (
            "solution", #"{"exercise":"01-a/b","reveal":true}"#, #"{"html":"<pre>s</pre>"}"#,
            ["solution 01-a/b revealed"]
        ),
        (
            "try", #"{"chapter":"01-a","cells":{"3":"x","10":"y"},"scratch":{}}"#,
            #"{"job":{"id":"7","of":"try 01-a","state":"waiting","text":"waits"}}"#,
            [#"try 01-a [(key: 3, value: "x"), (key: 10, value: "y")] [:]"#]
        ),
        ("try", #"{"chapter":"01-a","cells":{},"scratch":{}}"#, #"{"job":null}"#, ["try 01-a [] [:]"]),
        ("stop", #"{"job":"7"}"#, "{}", ["stop 7"]),
        ("code", #"{"text":"a\nb"}"#, #"{"lines":["<b>a</b>","<b>b</b>"]}"#, ["code a\nb"]),
    ])
    func whatPagesHaveDone(action: String, json: String, answer: String, asked: [String]) async throws {
        try await RunningServer.run { server in
            let reply = try await server.send(server.post("/live/\(action)", json))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/json")
            #expect(reply.text == answer)
            #expect(server.notebook.asked == asked)
        }
    }

    @Test func aConflictShowsTheOtherAnswer() async throws {
        try await RunningServer.run { server in
            server.notebook.conflict(with: RecordingNotebook.answer)
            for action in ["save", "check"] {
                let reply = try await server.send(
                    server.post("/live/\(action)", #"{"exercise":"01-a/b","base":"v0","text":"x"}"#))
                #expect(reply.status == 200)
                let result = try JSONDecoder().decode(PageResults.Conflict.self, from: reply.body)
                #expect(result.conflict == RecordingNotebook.answer)
            }
            #expect(!server.notebook.asked.contains("check 01-a/b"))
        }
    }

    @Test(arguments: [
        (NotebookError.Kind.notFound, 404), (.malformed, 400), (.refused, 403), (.failed, 500),
    ])
    func whatTheCourseRefusesIsSaid(kind: NotebookError.Kind, status: Int) async throws {
        try await RunningServer.run { server in
            server.notebook.fail(with: NotebookError(kind, "not <now>"))
            let reply = try await server.send(server.post("/live/hint", #"{"exercise":"01-a/b"}"#))
            #expect(reply.status == status)
            #expect(try reply.json("message") == "not <now>")
            let page = try await server.send(server.get("/"))
            #expect(page.status == status)
            #expect(page.text.contains("<p>not &lt;now&gt;</p>"))
        }
    }

    @Test func anErrorOfAttendItselfIsNotShownToReaders() async throws {
        struct Secret: Error {}
        try await RunningServer.run { server in
            server.notebook.fail(with: Secret())
            let reply = try await server.send(server.post("/live/reset", #"{"exercise":"01-a/b"}"#))
            #expect(reply.status == 500)
            #expect(try reply.json("message") == "Attend has made a mistake; the terminal where it runs says more.")
            #expect(server.faults.count == 1)
        }
    }

    @Test func everyAnswerCarriesTheHeaders() async throws {
        try await RunningServer.run { server in
            let requests = [
                server.get("/"), server.get("/none.html"), server.get("/live/save"),
                server.get("/").with("Cookie", nil),
                server.get("/").with("Host", "evil.example"), server.get("/open/\(server.address.secret.text)"),
                server.post("/live/hint", "{"), server.post("/live/hint", "{}").with("Origin", "http://evil.example"),
                RawRequest(method: "OPTIONS", target: "/live/save", headers: server.get("/").headers),
                server.get("/favicon.ico"), server.get("/live/events"),
            ]
            for request in requests {
                let reply = try await server.send(request)
                for (name, value) in Reply.commonHeaders {
                    #expect(reply.headers[name.lowercased()] == [value], "\(request.head)\(name)")
                }
                #expect(reply.headers.keys.filter { $0.hasPrefix("access-control") } == [])
                #expect(reply.header("Content-Length") == String(reply.body.count))
            }
        }
    }
}
