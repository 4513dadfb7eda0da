import Foundation
import TestSupport
import Testing

@testable import LessonServer

/// Bodies are read no further than they may be long.
@Suite(.processLimit) struct BodyTests {
    /// An answer so long that the whole body has a given length.
    private static func body(_ length: Int) -> String {
        let around = #"{"exercise":"01-a/b","text":""}"#
        return #"{"exercise":"01-a/b","text":"\#(String(repeating: "x", count: length - around.utf8.count))"}"#
    }

    private static func chunks(_ text: String, of size: Int) -> Data {
        var data = Data()
        var rest = Data(text.utf8)
        while !rest.isEmpty {
            let part = rest.prefix(size)
            data += Data((String(part.count, radix: 16) + "\r\n").utf8) + part + Data("\r\n".utf8)
            rest = rest.dropFirst(size)
        }
        return data + Data("0\r\n\r\n".utf8)
    }

    @Test(arguments: [100, 4096, 4097, 1 << 20]) func whatIsNotTooLongIsRead(length: Int) async throws {
        try await RunningServer.run { server in
            let text = Self.body(length)
            let declared = try await server.send(server.post("/live/save", text))
            #expect(declared.status == 200)
            var chunked = server.post("/live/save", "").with("Content-Length", nil)
                .with("Transfer-Encoding", "chunked")
            chunked.body = Self.chunks(text, of: 10_000)
            #expect(try await server.send(chunked).status == 200)
            #expect(server.notebook.asked.count == 2)
            #expect(server.notebook.asked.allSatisfy { $0.utf8.count > length - 100 })
        }
    }

    @Test(arguments: [1 << 20 + 1, 3 << 20]) func aBitTooLongIsAnswered(length: Int) async throws {
        try await RunningServer.run { server in
            let text = Self.body(length)
            let declared = try await server.send(server.post("/live/save", text))
            #expect(declared.status == 413)
            #expect(try declared.json("message") == "This is too large: 1 MiB can be sent at once.")
            var chunked = server.post("/live/save", "").with("Content-Length", nil)
                .with("Transfer-Encoding", "chunked")
            chunked.body = Self.chunks(text, of: 50_000)
            #expect(try await server.send(chunked).status == 413)
            #expect(server.notebook.asked == [])
        }
    }

    /// Of 100 MB, no more is taken than the server reads to be polite, and what the system keeps on the way.
    @Test(arguments: [true, false]) func aHundredMegabytesAreNotTaken(isChunked: Bool) async throws {
        try await RunningServer.run { server in
            let connection = try await RawConnection(port: server.port)
            var request = server.post("/live/save", "").with("Content-Length", "100000000")
            if isChunked { request = request.with("Content-Length", nil).with("Transfer-Encoding", "chunked") }
            await connection.send(request.head)
            let part = Data(repeating: UInt8(ascii: "x"), count: 1_000_000)
            var sent = 0
            while sent < 100_000_000 {
                let count = await connection.send(isChunked ? Self.chunk(part) : part)
                sent += count
                if count < part.count { break }
            }
            #expect(sent < 20_000_000)
            #expect(try await server.send(server.get("/")).status == 200)
            #expect(server.notebook.asked == ["page index.html"])
            try await until { server.sockets == (server.address.hasIPv6 ? 2 : 1) }
        }
    }

    private static func chunk(_ part: Data) -> Data {
        Data((String(part.count, radix: 16) + "\r\n").utf8) + part + Data("\r\n".utf8)
    }

    /// A length that promises more than comes; the connection's other end is closed.
    @Test(arguments: [50, 50_000]) func aBodyThatEndsTooEarly(declared: Int) async throws {
        try await RunningServer.run { server in
            let connection = try await RawConnection(port: server.port)
            await connection.send(
                server.post("/live/save", #"{"exercise":"01-a/b""#).with("Content-Length", String(declared)).data)
            connection.finish()
            let data = try await connection.readToEnd()
            #expect(data.isEmpty || RawReply(data)?.status == 400)
            #expect(server.notebook.asked == [])
        }
    }

    /// Whoever sends too slowly is not waited for, wherever the request stops.
    @Test(arguments: ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n", "short body", "long body", "chunk"])
    func aRequestThatDoesNotCome(part: String) async throws {
        let limits = ServerLimits.patient(request: .milliseconds(100))
        try await RunningServer.run(limits: limits) { server in
            let connection = try await RawConnection(port: server.port)
            let post = server.post("/live/save", "")
            let head =
                switch part {
                case "short body": post.with("Content-Length", "100").head
                case "long body": post.with("Content-Length", "100000").head + "{"
                case "chunk": post.with("Content-Length", nil).with("Transfer-Encoding", "chunked").head + "ffff\r\n{"
                default: part
                }
            await connection.send(head)
            let data = try await connection.readToEnd()
            #expect(data.isEmpty || RawReply(data)?.status == 400)
            #expect(server.notebook.asked == [])
        }
    }

    /// Time limits also those who never pause.
    @Test func aHeadWithoutEnd() async throws {
        let limits = ServerLimits.patient(request: .milliseconds(200))
        try await RunningServer.run(limits: limits) { server in
            let connection = try await RawConnection(port: server.port)
            await connection.send("GET / HTTP/1.1\r\nHost: ")
            let part = Data(repeating: UInt8(ascii: "x"), count: 10_000)
            while await connection.send(part) == part.count {}
            try await until { try await server.answers() }
        }
    }
}
