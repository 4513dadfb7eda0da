import Dispatch
import Foundation
import Synchronization

/// A connection of a test to a server, on which every byte is the test's own; no wait is longer than 5 minutes, which no busy machine reaches.
///
/// It blocks a thread of its own, never one that the server needs.
final class RawConnection: Sendable {
    let file: Int32
    private let queue = DispatchQueue(label: "raw connection")
    /// What has come and was not read yet.
    private let pending = Mutex(Data())

    enum Fault: Error {
        case noConnection(errno: Int32)
        case waitedTooLong
        case ended
    }

    /// - Parameter receiveBuffer: how many bytes the system keeps for a test that does not read; nil for as many as it likes.
    init(port: UInt16, ipv6: Bool = false, receiveBuffer: Int32? = nil) async throws {
        let file = socket(ipv6 ? AF_INET6 : AF_INET, Self.stream, 0)
        self.file = file
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        var limit = timeval(tv_sec: 300, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(file, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        if var receiveBuffer {
            setsockopt(file, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        let result = await onQueue { ipv6 ? Self.connect6(file, port) : Self.connect4(file, port) }
        guard result == 0 else { throw Fault.noConnection(errno: result) }
    }

    deinit { close(file) }

    /// - Returns: how many bytes were taken before the other side closed the connection.
    @discardableResult
    func send(_ data: Data) async -> Int {
        await onQueue { [file] in
            data.withUnsafeBytes { bytes in
                var sent = 0
                while sent < bytes.count {
                    let count = Foundation.send(file, bytes.baseAddress! + sent, bytes.count - sent, Self.noSignal)
                    guard count > 0 else { break }
                    sent += count
                }
                return sent
            }
        }
    }

    @discardableResult
    func send(_ text: String) async -> Int { await send(Data(text.utf8)) }

    /// Sends the end of what is sent; the other side can still send.
    func finish() { shutdown(file, Int32(SHUT_WR)) }

    /// - Returns: at least a byte; none at the end.
    private func receive() async throws -> Data {
        try await onQueue { [file] in
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(file, &bytes, bytes.count, 0)
            if count < 0, errno == EAGAIN { return Result<Data, Fault>.failure(.waitedTooLong) }
            return .success(Data(bytes.prefix(max(0, count))))
        }.get()
    }

    /// - Returns: nil when the connection ends first.
    func read(exactly count: Int) async throws -> Data? {
        try await read { $0.count < count ? nil : count }
    }

    /// - Returns: nil when the connection ends first.
    func read(through end: String) async throws -> Data? {
        try await read { $0.range(of: Data(end.utf8)).map { $0.upperBound } }
    }

    /// Reads until it is found how many bytes are wanted; for one reader at a time.
    private func read(_ length: (Data) -> Int?) async throws -> Data? {
        while true {
            let found: Data? = pending.withLock { pending in
                guard let length = length(pending) else { return nil }
                defer { pending = Data(pending.dropFirst(length)) }
                return Data(pending.prefix(length))
            }
            if let found { return found }
            let part = try await receive()
            guard !part.isEmpty else { return nil }
            pending.withLock { $0 += part }
        }
    }

    /// Everything up to the end of the connection.
    func readToEnd() async throws -> Data {
        while true {
            let part = try await receive()
            guard !part.isEmpty else { return pending.withLock(\.self) }
            pending.withLock { $0 += part }
        }
    }

    private func onQueue<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }

    // MARK: The system

    #if canImport(Darwin)
    private static let stream = SOCK_STREAM
    private static let noSignal: Int32 = 0
    #else
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif

    private static func connect4(_ file: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return connected(file, &address, MemoryLayout<sockaddr_in>.size)
    }

    private static func connect6(_ file: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return connected(file, &address, MemoryLayout<sockaddr_in6>.size)
    }

    private static func connected(_ file: Int32, _ address: UnsafeRawPointer, _ size: Int) -> Int32 {
        connect(file, address.assumingMemoryBound(to: sockaddr.self), socklen_t(size)) == 0 ? 0 : errno
    }
}
