import Foundation
import TestSupport
import Testing

@testable import LessonServer

/// What is refused by a running server, as an attacker would try it.
@Suite(.processLimit) struct RefusalTests {
    private static let save = #"{"exercise":"01-a/b","text":"x"}"#

    @Test func pagesFromElsewhere() async throws {
        try await RunningServer.run { server in
            let get = server.get("/"), post = server.post("/live/save", Self.save)
            let refused: [(RawRequest, Int)] = [
                // A name that an attacker lets resolve to this machine.
                (get.with("Host", "evil.example"), 403), (get.with("Host", "evil.example:\(server.port)"), 403),
                (get.with("Host", nil), 403), (get.adding("Host", "evil.example"), 403),
                (post.with("Host", "evil.example:\(server.port)"), 403),
                // A page that posts to this machine.
                (post.with("Origin", "http://evil.example"), 403), (post.with("Origin", "null"), 403),
                (post.with("Origin", nil), 403), (post.with("Origin", "http://127.0.0.1:1"), 403),
                (post.with("Sec-Fetch-Site", "cross-site"), 403), (get.with("Sec-Fetch-Site", "cross-site"), 403),
                // What a form can send without being asked whether it may.
                (post.with("Content-Type", "text/plain"), 415), (post.with("Content-Type", nil), 415),
                (post.with("Content-Type", "multipart/form-data; boundary=a"), 415),
            ]
            for (request, status) in refused {
                let reply = try await server.send(request)
                #expect(reply.status == status, "\(request.head)")
                #expect(!reply.text.contains("01-a"))
            }
            #expect(server.notebook.asked == [])
        }
    }

    @Test func whoWasNotLetIn() async throws {
        try await RunningServer.run { server in
            let secret = server.address.secret.text
            let cookies = [nil, "", "a=b", "attend-\(server.port)=0", "attend-1=\(secret)", "attend=\(secret)", secret]
            let requests = [
                server.get("/"), server.get("/file/handout.pdf"), server.get("/live/search.json"), server.get("/none"),
            ]
            for cookie in cookies {
                for request in requests {
                    let reply = try await server.send(request.with("Cookie", cookie))
                    #expect(reply.status == 403)
                    #expect(
                        reply.text.contains(
                            "<p>Open the address that attend serve printed: it lets this browser in.</p>"))
                    #expect(reply.header("Set-Cookie") == nil)
                }
                let reply = try await server.send(server.post("/live/save", Self.save).with("Cookie", cookie))
                #expect(reply.status == 403)
                #expect(
                    try reply.json("message") == "Open the address that attend serve printed: it lets this browser in.")
            }
            let guess = RawRequest(
                target: "/open/\(String(repeating: "0", count: 32))", headers: [("Host", server.host)])
            #expect(try await server.send(guess).status == 403)
            #expect(server.notebook.asked == [])
        }
    }

    @Test(arguments: [
        "/../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/file/../../etc/passwd",
        "/file/..%2f..%2fetc/passwd", "/file/%2e%2e%2f%2e%2e%2fetc/passwd", "/file//etc/passwd", "/file/%2fetc/passwd",
        "/file/..\\..\\etc\\passwd", "/file/..%5c..%5cetc%5cpasswd", "/file/%c0%ae%c0%ae/etc/passwd", "/file/a%00.csv",
        "/file/data/../handout.pdf", "/file/./handout.pdf", "/%00", "/index.html%00", "//index.html",
        "/a/../index.html",
    ])
    func pathsThatLeadElsewhere(target: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.send(server.get(target))
            #expect(reply.status == 404)
            #expect(server.notebook.asked == [])
        }
    }

    @Test func otherMethods() async throws {
        try await RunningServer.run { server in
            for method in ["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
                var request = server.get("/")
                request.method = method
                let refused = try await server.send(request)
                #expect(refused.status == 405, "\(method)")
            }
            let reply = try await server.send(server.get("/live/save"))
            #expect(reply.status == 405)
            #expect(reply.header("Allow") == "POST")
            let posted = try await server.send(server.post("/index.html", "{}"))
            #expect(posted.status == 405)
            #expect(posted.header("Allow") == "GET")
            #expect(try await server.send(server.post("/live/nothing", "{}")).status == 404)
            #expect(server.notebook.asked == [])
        }
    }

    /// FlyingFox answers such a method by itself, without the headers.
    @Test func aMethodThatThereIsNot() async throws {
        try await RunningServer.run { server in
            var request = server.get("/").with("Connection", "close")
            request.method = "BREW"
            let reply = try await server.send(request)
            #expect(reply.status == 404)
            #expect(reply.body.isEmpty)
            #expect(server.notebook.asked == [])
        }
    }

    @Test(arguments: [
        ("{", "What was sent is no JSON object."), ("", "What was sent is no JSON object."),
        (#"{"text":"x"}"#, "exercise is missing"), (#"{"exercise":1,"text":"x"}"#, "exercise has a wrong form"),
    ])
    func jsonThatIsNone(json: String, message: String) async throws {
        try await RunningServer.run { server in
            let reply = try await server.send(server.post("/live/save", json))
            #expect(reply.status == 400)
            #expect(try reply.json("message") == message)
            let deep = String(repeating: #"{"a":["#, count: 50_000)
            #expect(try await server.send(server.post("/live/save", deep)).status == 400)
            #expect(server.notebook.asked == [])
        }
    }

    /// Nothing of them gets to the course, and the server goes on.
    @Test(arguments: [
        "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
        "OPTIONS * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
    func whatIsNoHTTP(text: String) async throws {
        try await RunningServer.run { server in
            let connection = try await RawConnection(port: server.port)
            await connection.send(text)
            connection.finish()
            let data = try await connection.readToEnd()
            let text = String(decoding: data, as: UTF8.self)
            #expect(data.isEmpty || RawReply(data)?.status == 403, "\(text)")
            #expect(try await server.send(server.get("/")).status == 200)
            #expect(server.notebook.asked == ["page index.html"])
        }
    }

    /// The rest of a refused body must not be taken for the next request.
    @Test func aConnectionAnswersOneRequest() async throws {
        try await RunningServer.run { server in
            let connection = try await RawConnection(port: server.port)
            let inner = server.get("/01-a.html").head
            let outer = server.post("/live/save", "").with("Content-Type", "text/plain")
                .with("Content-Length", String(100_000))
            await connection.send(outer.head + inner + inner)
            let data = try await connection.readToEnd()
            #expect(RawReply(data)?.status == 415)
            #expect(String(decoding: data, as: UTF8.self).ranges(of: "HTTP/1.1").count == 1)

            let pipelined = try await RawConnection(port: server.port)
            await pipelined.send(server.get("/").head + inner)
            #expect(String(decoding: try await pipelined.readToEnd(), as: UTF8.self).ranges(of: "HTTP/1.1").count == 1)
            #expect(server.notebook.asked == ["page index.html"])
        }
    }
}
