import Foundation
import Testing

@testable import LessonServer

/// A page that listens to the events, with every frame the test's own.
struct EventPage: Sendable {
    struct Frame: Equatable {
        var opcode: UInt8
        var payload: Data

        var text: String { String(decoding: payload, as: UTF8.self) }

        /// Why the connection is closed; nil for other frames.
        var closeCode: Int? { opcode == Self.close ? payload.prefix(2).reduce(0) { $0 << 8 | Int($1) } : nil }

        static let text: UInt8 = 1, close: UInt8 = 8, ping: UInt8 = 9, pong: UInt8 = 10
    }

    let connection: RawConnection
    let accepted: RawReply

    init(_ server: RunningServer, ipv6: Bool = false, receiveBuffer: Int32? = nil) async throws {
        connection = try await RawConnection(port: server.port, ipv6: ipv6, receiveBuffer: receiveBuffer)
        await connection.send(server.events.data)
        guard let head = try await connection.read(through: "\r\n\r\n"), let reply = RawReply(head) else {
            throw RawConnection.Fault.ended
        }
        accepted = reply
    }

    /// The next frame; nil when the connection has ended.
    func next() async throws -> Frame? {
        guard let head = try await connection.read(exactly: 2) else { return nil }
        var length = Int(head[1])
        let longLength = length == 126 ? 2 : length == 127 ? 8 : 0
        if longLength > 0 {
            let bytes = try #require(try await connection.read(exactly: longLength))
            length = bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        let payload = try #require(try await connection.read(exactly: length))
        return Frame(opcode: head[0] & 0x0F, payload: payload)
    }

    /// The event of the next frame.
    func event() async throws -> LiveEvent {
        let frame = try #require(try await next())
        #expect(frame.opcode == Frame.text)
        return try JSONDecoder().decode(LiveEvent.self, from: frame.payload)
    }

    /// Sends a frame as a browser does, with a mask.
    func send(_ opcode: UInt8, _ payload: Data = Data()) async {
        var frame = Data([0x80 | opcode])
        switch payload.count {
        case ..<126: frame.append(0x80 | UInt8(payload.count))
        case ..<65536: frame.append(contentsOf: [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)])
        default:
            frame.append(0x80 | 127)
            frame.append(contentsOf: (0..<8).reversed().map { UInt8(payload.count >> ($0 * 8) & 0xFF) })
        }
        let mask: [UInt8] = [1, 2, 3, 4]
        frame.append(contentsOf: mask)
        frame.append(contentsOf: payload.enumerated().map { $1 ^ mask[$0 % 4] })
        await connection.send(frame)
    }
}
