import Foundation
import TestSupport
import Testing

@testable import LessonServer

/// A server begins, serves many, leaves nothing behind and ends.
@Suite(.processLimit) struct ServerLifeTests {
    /// The sockets of a server that nobody is connected to.
    private static func idle(_ server: RunningServer) -> Int { server.address.hasIPv6 ? 2 : 1 }

    @Test func bothAddressesAnswer() async throws {
        try await RunningServer.run { server in
            #expect(server.address.all.first == "http://127.0.0.1:\(server.port)/")
            #expect(server.address.all.contains("http://[::1]:\(server.port)/") == server.address.hasIPv6)
            guard server.address.hasIPv6 else { return }
            let connection = try await RawConnection(port: server.port, ipv6: true)
            await connection.send(server.get("/").with("Host", "[::1]:\(server.port)").data)
            #expect(RawReply(try await connection.readToEnd())?.status == 200)
        }
    }

    @Test func aPortThatIsTaken() async throws {
        try await RunningServer.run { server in
            let second = LessonServer(notebook: server.notebook, hub: EventHub(), words: .english, port: server.port)
            await #expect(throws: PortTaken(port: server.port)) {
                try await second.run { _ in Issue.record("it listens") }
            }
        }
    }

    /// Nightly: while others run, one of their servers may be given the same port.
    @Test(.nightly) func thePortCanBeUsedAgainAtOnce() async throws {
        let port = try await RunningServer.run { server in
            _ = try await server.send(server.get("/"))
            return server.port
        }
        let server = LessonServer(notebook: RecordingNotebook(), hub: EventHub(), words: .english, port: port)
        let (addresses, listening) = AsyncStream.makeStream(of: ServerAddress.self)
        let running = Task { try await server.run { listening.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        #expect(await iterator.next()?.port == port)
        running.cancel()
        try await running.value
    }

    /// Cancelled while pages listen, a request is on its way, and the course works on another.
    @Test func theEndEndsAll() async throws {
        let notebook = RecordingNotebook()
        let gate = Gate()
        notebook.pause(at: gate)
        let (page, waiting, halfway) = try await RunningServer.run(notebook: notebook) { server in
            let page = try await EventPage(server)
            try await until { server.hub.subscriberCount == 1 }
            let waiting = try await RawConnection(port: server.port)
            await waiting.send(server.get("/").data)
            try await until { notebook.asked == ["page index.html"] }
            let halfway = try await RawConnection(port: server.port)
            await halfway.send("GET / HTTP")
            return (page, waiting, halfway)
        }
        #expect(try await page.next()?.closeCode == 1001)
        #expect(try await page.next() == nil)
        _ = try await waiting.readToEnd()
        #expect(try await halfway.readToEnd().isEmpty)
    }

    /// Nightly: while others run, one of their servers may be given the same port.
    @Test(.nightly) func nothingIsLeftOfAServer() async throws {
        let (port, hub) = try await RunningServer.run { server in
            let page = try await EventPage(server)
            _ = try await server.send(server.get("/"))
            withExtendedLifetime(page) {}
            return (server.port, server.hub)
        }
        #expect(Connections.sockets(ofPort: port).isEmpty)
        #expect(hub.subscriberCount == 0)
        await #expect(throws: RawConnection.Fault.self) { _ = try await RawConnection(port: port) }
    }

    /// In a process of its own, whose threads are only the server's and its readers'.
    @Test func thousandsOfRequestsLeaveNoDescriptor() async {
        await #expect(processExitsWith: .success) {
            try await RunningServer.run { server in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<4 {
                        group.addTask {
                            for number in 0..<500 {
                                let post = server.post("/live/save", #"{"exercise":"01-a/b","text":"\#(number)"}"#)
                                let reply = try await server.send(post)
                                try #require(reply.status == 200)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                try #require(server.notebook.asked.count == 2000)
                try await until { server.sockets == Self.idle(server) }
            }
        }
    }

    #if os(Linux)
    /// A child that inherits a connection keeps it open for the page, and one that inherits a port keeps it taken.
    @Test func childrenInheritNoSocket() async throws {
        try await RunningServer.run { server in
            let page = try await EventPage(server)
            let idle = try await RawConnection(port: server.port)
            await idle.send("GET")
            try await until { server.sockets == Self.idle(server) + 2 }
            // An answer while the connections are open: by then the server knows of them.
            _ = try await server.send(server.get("/"))
            let own = Set(Connections.sockets(ofPort: server.port).keys.map { "socket:[\($0)]" })
            #expect(own.count >= Self.idle(server) + 2)
            let inherited = try await Child.descriptors()
            #expect(inherited.contains { $0.hasPrefix("pipe:") })
            #expect(inherited.filter(own.contains) == [])
            withExtendedLifetime((page, idle)) {}
        }
    }

    /// In a process of its own, whose time is only the server's.
    @Test func idleConnectionsCostNothing() async {
        await #expect(processExitsWith: .success) {
            try await RunningServer.run { server in
                var open: [Any] = []
                for _ in 0..<40 { open.append(try await EventPage(server)) }
                for _ in 0..<10 { open.append(try await RawConnection(port: server.port)) }
                try await until { server.sockets == Self.idle(server) + 50 }
                let before = Self.processorTime
                try await Task.sleep(for: .milliseconds(500))
                let used = Self.processorTime - before
                guard used < .milliseconds(25) else { fatalError("\(used) in 500 ms") }
                withExtendedLifetime(open) {}
            }
        }
    }

    /// FlyingFox stops when a connection cannot be accepted; the server begins again.
    @Test func runningOutOfDescriptorsIsSurvived() async {
        await #expect(processExitsWith: .success) {
            try await RunningServer.run { server in
                var own = rlimit()
                getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &own)
                let inUse = try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
                var few = rlimit(rlim_cur: rlim_t(inUse + 10), rlim_max: own.rlim_max)
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &few)
                // The client's ends count as well, so that soon there is none for the server's.
                var open: [RawConnection] = []
                while let connection = try? await RawConnection(port: server.port) { open.append(connection) }
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &own)
                open = []
                try await until { try await server.answers() }
            }
        }
    }

    private static var processorTime: Duration {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(.zero) {
            $0 + .seconds($1.tv_sec) + .microseconds(Int64($1.tv_usec))
        }
    }
    #endif
}
