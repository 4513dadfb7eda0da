import FlyingSocks
import Foundation

/// A port of this machine on which nothing listens, neither for IPv4 nor, if the machine has it, for IPv6.
struct LoopbackPort {
    let number: UInt16
    let hasIPv6: Bool

    static func ipv4(port: UInt16) throws -> sockaddr_in { try .inet(ip4: "127.0.0.1", port: port) }

    static func ipv6(port: UInt16) -> sockaddr_in6 { .loopback(port: port) }

    /// - Parameter wanted: 0 for any.
    /// - Throws: `PortTaken`, or what the system says against the port.
    init(wanted: UInt16) throws {
        // What is free for IPv4 may be taken for IPv6.
        for _ in 1..<20 where wanted == 0 {
            if let port = try? LoopbackPort(trying: 0) {
                self = port
                return
            }
        }
        try self.init(trying: wanted)
    }

    private init(trying wanted: UInt16) throws {
        number = try Self.bound(Self.ipv4(port: wanted), wanted)
        do {
            _ = try Self.bound(Self.ipv6(port: number), number)
            hasIPv6 = true
        } catch let error as SocketError where error.errno == EADDRNOTAVAIL || error.errno == EAFNOSUPPORT {
            hasIPv6 = false
        }
    }

    /// Binds a socket to an address for a moment.
    private static func bound(_ address: some SocketAddress, _ port: UInt16) throws -> UInt16 {
        let socket = try Socket(domain: Int32(address.family))
        defer { try? socket.close() }
        try socket.setValue(true, for: .localAddressReuse)
        do {
            try socket.bind(to: address)
        } catch let error as SocketError where error.errno == EADDRINUSE {
            throw PortTaken(port: port)
        }
        switch try socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): return port
        case .unix: throw SocketError.unsupportedAddress
        }
    }
}

/// Another program listens on the port.
package struct PortTaken: Error, Hashable {
    package var port: UInt16
}

extension SocketError {
    /// The system's number of what went wrong.
    var errno: Int32? {
        guard case .failed(_, let number, _) = self else { return nil }
        return number
    }
}
