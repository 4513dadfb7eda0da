import Foundation
import LessonRendering
import Synchronization
import Testing

@testable import LessonServer

/// A server on a free port, for the time of a test.
struct RunningServer: Sendable {
    let address: ServerAddress
    let notebook: RecordingNotebook
    let hub: EventHub
    private let log: FaultLog

    /// What the server has told of errors of attend itself.
    var faults: [any Error] { log.faults.withLock(\.self) }

    private final class FaultLog: Sendable {
        let faults = Mutex<[any Error]>([])
    }

    /// Runs a test against a server, and ends the server.
    static func run<Result>(
        notebook: RecordingNotebook = RecordingNotebook(), hub: EventHub = EventHub(),
        limits: ServerLimits = .patient(), _ test: (RunningServer) async throws -> Result
    ) async throws -> Result {
        let (addresses, listening) = AsyncStream.makeStream(of: ServerAddress.self)
        let log = FaultLog()
        let server = LessonServer(
            notebook: notebook, hub: hub, words: .english, limits: limits,
            reportFault: { error in log.faults.withLock { $0.append(error) } })
        let running = Task {
            defer { listening.finish() }
            try await server.run { listening.yield($0) }
        }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        do {
            let result = try await test(RunningServer(address: address, notebook: notebook, hub: hub, log: log))
            running.cancel()
            try await running.value
            return result
        } catch {
            running.cancel()
            throw error
        }
    }

    var port: UInt16 { address.port }
    var host: String { "127.0.0.1:\(port)" }
    var cookie: String { "attend-\(port)=\(address.secret.text)" }

    /// A `GET` of a page that was let in.
    func get(_ target: String) -> RawRequest {
        RawRequest(target: target, headers: [("Host", host), ("Cookie", cookie)])
    }

    /// A `POST` of a page that was let in.
    func post(_ target: String, _ json: String) -> RawRequest {
        RawRequest(
            method: "POST", target: target,
            headers: [
                ("Host", host), ("Cookie", cookie), ("Origin", "http://\(host)"), ("Content-Type", "application/json"),
                ("Content-Length", String(json.utf8.count)),
            ], body: Data(json.utf8))
    }

    /// A request for the events.
    var events: RawRequest {
        self.get("/live/events").with("Origin", "http://\(host)").with("Upgrade", "websocket")
            .with("Connection", "Upgrade").with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .with("Sec-WebSocket-Version", "13")
    }

    /// Sends a request on a connection of its own, and reads the answer to the connection's end.
    func send(_ request: RawRequest) async throws -> RawReply {
        let connection = try await RawConnection(port: port)
        await connection.send(request.data)
        return try #require(RawReply(try await connection.readToEnd()))
    }

    /// Whether a page can be had now.
    func answers() async throws -> Bool {
        guard let connection = try? await RawConnection(port: port) else { return false }
        await connection.send(get("/").data)
        return RawReply(try await connection.readToEnd())?.status == 200
    }

    /// The descriptors of the server's own sockets, those that listen included.
    var sockets: Int { Connections.sockets(ofPort: port).count }
}

extension ServerLimits {
    /// Longer than any test takes on the busiest machine, but for what a test is about.
    static func patient(
        request: Duration = .seconds(3600), send: Duration = .seconds(3600), ping: Duration = .seconds(3600)
    ) -> ServerLimits {
        ServerLimits(request: request, send: send, ping: ping)
    }
}
