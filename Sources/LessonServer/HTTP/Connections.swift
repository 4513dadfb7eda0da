import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// The open connections to one port, over IPv4 and IPv6, found among the descriptors of this process.
///
/// FlyingFox shows its sockets to nobody but those who wait for them, and one that has its data at once is never waited for. Every
/// connection must be known, so that no child inherits it, and so that it can be ended from outside.
final class Connections: Sendable {
    private struct Connection {
        var file: Int32
        var peer: HTTPRequest.Address?
        /// Until when its request must have come; nil when it has.
        var deadline: ContinuousClock.Instant?
    }

    private let port: UInt16
    private let timeLimit: Duration
    /// By inode: a descriptor's number is soon another's.
    private let connections = Mutex<[UInt64: Connection]>([:])

    init(port: UInt16, timeLimit: Duration) {
        self.port = port
        self.timeLimit = timeLimit
    }

    /// Finds connections that are new, keeps children from inheriting them, and forgets those that have ended.
    func update() {
        let open = Self.sockets(ofPort: port)
        connections.withLock { connections in
            connections = connections.filter { open[$0.key] != nil }
            for (inode, file) in open where connections[inode] == nil {
                _ = fcntl(file, F_SETFD, FD_CLOEXEC)
                // The sockets that listen have no peer.
                guard let peer = try? Socket(file: .init(rawValue: file)).remotePeer() else { continue }
                connections[inode] = Connection(
                    file: file, peer: .make(from: peer), deadline: .now.advanced(by: timeLimit))
            }
        }
    }

    /// Notes that a request has come wholly.
    func received(from peer: HTTPRequest.Address?) {
        func note() -> Bool {
            connections.withLock { connections in
                guard let inode = connections.first(where: { $0.value.peer == peer })?.key else { return false }
                connections[inode]?.deadline = nil
                return true
            }
        }
        if !note() {
            update()
            _ = note()
        }
    }

    /// When the first of the connections that still owe their request has to be ended.
    var nextDeadline: ContinuousClock.Instant? {
        connections.withLock { $0.values.compactMap(\.deadline).min() }
    }

    /// Ends connections whose request has not come in time, so that whoever reads from them sees their end.
    func endOverdue(at now: ContinuousClock.Instant) {
        let overdue = connections.withLock { connections in
            let overdue = connections.filter { $0.value.deadline.map { $0 <= now } ?? false }
            for inode in overdue.keys { connections[inode] = nil }
            return overdue
        }
        for (inode, connection) in overdue where Self.inode(of: connection.file) == inode {
            shutdown(connection.file, Int32(SHUT_RDWR))
        }
    }

    /// The sockets of this process that are bound to a port, by inode.
    static func sockets(ofPort port: UInt16) -> [UInt64: Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        var found: [UInt64: Int32] = [:]
        for file in names.compactMap(Int32.init) {
            guard let inode = inode(of: file), let name = try? Socket(file: .init(rawValue: file)).sockname() else {
                continue
            }
            switch name {
            case .ip4(_, port), .ip6(_, port): found[inode] = file
            default: continue
            }
        }
        return found
    }

    /// The inode of a socket; nil for anything else.
    static func inode(of file: Int32) -> UInt64? {
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        return UInt64(status.st_ino)
    }
}
