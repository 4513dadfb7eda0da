import FlyingFox
import Foundation
import Synchronization

/// A page's connection for events, as a WebSocket: what the hub says goes out, and what the page sends is thrown away.
///
/// The page is asked for signs of life, so that a connection that was lost while a laptop slept is ended. FlyingFox reads a message
/// of the page into memory wholly whatever its length; only a page with the cookie can send one.
struct EventConnection: WSHandler {
    let subscription: EventSubscription

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        let exchange = Exchange(subscription: subscription, client: client)
        return AsyncStream { await exchange.next() }
    }

    /// Both directions of the connection; reading ends before the connection does, or with the last owner.
    private final class Exchange: Sendable {
        private let subscription: EventSubscription
        private let page: PageSigns
        private let reader: Task<Void, Never>

        init(subscription: EventSubscription, client: AsyncThrowingStream<WSFrame, any Error>) {
            let page = PageSigns()
            self.subscription = subscription
            self.page = page
            reader = Task {
                await page.read(client, answering: subscription)
                subscription.end()
            }
        }

        deinit { reader.cancel() }

        /// The next frame for the page; nil when the connection is over, and then nobody reads from it any more.
        func next() async -> WSFrame? {
            guard page.isThere else { return nil }
            if let message = await subscription.next(), let frame = frame(for: message) { return frame }
            reader.cancel()
            await reader.value
            return page.leave()
        }

        private func frame(for message: EventHub.Message) -> WSFrame? {
            switch message {
            case .event(_, let json): WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(json.utf8))
            case .ping: page.ask() ? WSFrame(fin: true, opcode: .ping, mask: nil, payload: Data()) : nil
            case .pong(let bytes): WSFrame(fin: true, opcode: .pong, mask: nil, payload: Data(bytes))
            }
        }
    }
}

/// What is heard from a page on its connection for events.
private final class PageSigns: Sendable {
    private struct State {
        /// How often it was asked since it was heard.
        var unanswered = 0
        var farewell: WSCloseCode? = .goingAway
        var hasLeft = false
    }

    /// More than any page sends: its signs of life do not count.
    private static let maximumMessages = 1000
    private static let maximumLength = 1 << 16

    private let state = Mutex(State())

    var isThere: Bool { state.withLock { !$0.hasLeft } }

    /// - Returns: false when it was asked twice in vain.
    func ask() -> Bool {
        state.withLock { state in
            state.unanswered += 1
            return state.unanswered <= 2
        }
    }

    /// The last frame for the page; nil when the connection broke.
    func leave() -> WSFrame? {
        state.withLock { state in
            state.hasLeft = true
            return state.farewell.map { WSFrame.close(code: $0) }
        }
    }

    /// Reads until the page closes the connection, sends what it should not, or is gone.
    func read(_ client: AsyncThrowingStream<WSFrame, any Error>, answering subscription: EventSubscription) async {
        var messages = 0
        do {
            for try await frame in client {
                state.withLock { $0.unanswered = 0 }
                switch frame.opcode {
                case .close: return state.withLock { $0.farewell = .normalClosure }
                case .pong: continue
                case .ping: subscription.send(.pong(Array(frame.payload.prefix(125))))
                default: break
                }
                messages += 1
                guard messages <= Self.maximumMessages, frame.payload.count <= Self.maximumLength else {
                    return state.withLock { $0.farewell = .policyViolation }
                }
            }
        } catch is CancellationError {
            return
        } catch {}
        state.withLock { $0.farewell = nil }
    }
}
