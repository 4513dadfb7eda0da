import FlyingFox
import FlyingSocks
import Foundation
package import LessonRendering

/// Serves one course to browsers of this machine, over HTTP on the loopback addresses.
///
/// FlyingFox reads requests and writes answers, one to a connection. What it does not do is done from outside: sockets are found and
/// kept from children (`Connections`), waited for with deadlines (`SocketWaits`), closed after an answer (`LastBody`), and bodies
/// are counted (`RequestBody`). What cannot be done from outside:
/// - Of several headers of a name, FlyingFox keeps the last, so a second `Host` is not seen; the one that is kept must be right.
/// - Lines of a head may be of any length and number: only time limits them, to what arrives in 20 s.
/// - A request that is no HTTP is answered by closing the connection, and one of a method that HTTP does not know by FlyingFox itself,
///   which says nothing but that it found nothing.
package struct LessonServer: Sendable {
    private let notebook: any Notebook
    private let hub: EventHub
    private let words: Words
    private let language: String
    private let port: UInt16
    private let limits: ServerLimits
    private let reportFault: @Sendable (any Error) -> Void

    /// - Parameters:
    ///   - language: the language tag of the words.
    ///   - port: 0 for a free one.
    ///   - reportFault: told of errors of attend itself, of which readers are told no more than that they happened.
    package init(
        notebook: any Notebook, hub: EventHub, words: Words, language: String = "en", port: UInt16 = 0,
        limits: ServerLimits = ServerLimits(), reportFault: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.notebook = notebook
        self.hub = hub
        self.words = words
        self.language = language
        self.port = port
        self.limits = limits
        self.reportFault = reportFault
    }

    /// Serves until the task is cancelled; when it returns, all connections and all subscriptions of the hub have ended.
    ///
    /// What the notebook is doing for a page is cancelled and waited for.
    /// - Parameter whenListening: called once, as soon as browsers can connect, with where.
    /// - Throws: `PortTaken`, or what the system says against listening.
    package func run(whenListening: @escaping @Sendable (ServerAddress) -> Void) async throws {
        defer { hub.end() }
        while !Task.isCancelled {
            let port = try LoopbackPort(wanted: port)
            do {
                try await serve(on: port, whenListening)
            } catch  where Task.isCancelled {
                return
            } catch is PortTaken where self.port == 0 {
                // Another program was faster.
            }
        }
    }

    private func serve(
        on port: LoopbackPort, _ whenListening: @escaping @Sendable (ServerAddress) -> Void
    ) async throws {
        let secret = Secret()
        let number = port.number
        let connections = Connections(port: number, timeLimit: limits.request)
        let handler = RequestHandler(
            access: AccessGuard(port: number, secret: secret),
            course: CourseReplies(
                notebook: notebook, words: words.page, language: language, reportFault: reportFault),
            hub: hub, connections: connections)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            group.addTask { try await listen(at: LoopbackPort.ipv4(port: number), number, handler) { start.yield() } }
            if port.hasIPv6 {
                group.addTask {
                    try await listen(at: LoopbackPort.ipv6(port: number), number, handler) { start.yield() }
                }
            }
            group.addTask {
                for await _ in started.prefix(port.hasIPv6 ? 2 : 1) {}
                guard !Task.isCancelled else { return }
                whenListening(ServerAddress(port: number, hasIPv6: port.hasIPv6, secret: secret))
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: limits.ping)
                    hub.ping()
                }
            }
            // Not `waitForAll`, which would wait for the others when one has failed.
            for try await _ in group {}
        }
    }

    /// Listens at one address until the task is cancelled.
    /// - Parameter started: called once.
    private func listen(
        at address: some SocketAddress, _ port: UInt16, _ handler: RequestHandler,
        _ started: @escaping @Sendable () -> Void
    ) async throws {
        var hasStarted = false
        while true {
            let server = httpServer(address, handler)
            do {
                try await withThrowingTaskGroup { group in
                    group.addTask { try await server.run() }
                    group.addTask { try await server.waitUntilListening(timeout: 60) }
                    // The second of them ends; the first fails at the latest when this task is cancelled.
                    for try await _ in group where !hasStarted {
                        hasStarted = true
                        started()
                    }
                }
            } catch let error as SocketError {
                guard hasStarted else {
                    throw error.errno == EADDRINUSE ? PortTaken(port: port) : error
                }
                // FlyingFox gives up when it cannot accept a connection, such as when this process has no descriptor left. Its
                // connections have ended then, and pages connect again by themselves.
                guard error.errno != EADDRINUSE else { throw error }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    private func httpServer(_ address: some SocketAddress, _ handler: RequestHandler) -> HTTPServer {
        HTTPServer(
            config: HTTPServer.Configuration(
                address: address,
                // The course has limits of its own, and answers in words.
                timeout: 24 * 60 * 60,
                // No body is kept for a second reader.
                sharedRequestReplaySize: 0,
                pool: SocketWaits(connections: handler.connections, sendLimit: limits.send),
                logger: .disabled),
            handler: handler)
    }
}
