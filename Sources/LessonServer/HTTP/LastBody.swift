import FlyingFox
import FlyingSocks
import Foundation

/// The body of an answer after which its connection ends.
///
/// FlyingFox goes on reading after an answer with `Connection: close`, and would take the rest of a refused body for the next request.
/// It ends a connection when sending fails, so this sequence fails when all of it has been sent.
struct LastBody: AsyncBufferedSequence {
    typealias Element = UInt8

    private let data: Data

    static func sequence(_ data: Data) -> HTTPBodySequence {
        HTTPBodySequence(from: LastBody(data: data), count: data.count, suggestedBufferSize: Swift.max(1, data.count))
    }

    private init(data: Data) { self.data = data }

    func makeAsyncIterator() -> Iterator { Iterator(rest: data) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        fileprivate var rest: Data

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            guard !rest.isEmpty else { throw SocketError.disconnected }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
