import Synchronization

/// Hands events to all open pages, in order.
///
/// Each subscriber has a bounded backlog. One that is too slow is dropped and never waited for; a page then connects again and asks
/// for the state of its chapter.
package final class EventHub: Sendable {
    /// What a subscriber gets.
    enum Message: Sendable {
        /// An event, also as the JSON that pages get, which is made once for all of them.
        case event(LiveEvent, json: String)
        /// A question whether the page is still there.
        case ping
        /// The answer to the same question of the page, with what the page has sent.
        case pong([UInt8])
    }

    private struct State {
        var subscribers: [Int: AsyncStream<Message>.Continuation] = [:]
        var next = 0
    }

    private let capacity: Int
    private let backlog: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - capacity: how many subscribers there may be at once.
    ///   - backlog: how many events may wait for one of them.
    package init(capacity: Int = 256, backlog: Int = 64) {
        self.capacity = capacity
        self.backlog = backlog
    }

    /// How many are listening now.
    package var subscriberCount: Int { state.withLock { $0.subscribers.count } }

    package func send(_ event: LiveEvent) {
        guard subscriberCount > 0, let json = try? WireJSON.data(event) else { return }
        send(.event(event, json: String(decoding: json, as: UTF8.self)))
    }

    /// All events from now on, until the reader stops, is too slow, or everything ends; none when too many are listening already.
    package func subscribe() -> AsyncStream<LiveEvent> {
        let subscription = listen()
        return AsyncStream {
            while let message = await subscription?.next() {
                if case .event(let event, _) = message { return event }
            }
            return nil
        }
    }

    /// Ends all subscriptions.
    package func end() {
        let ended = state.withLock { state in
            defer { state.subscribers = [:] }
            return state.subscribers.values
        }
        for continuation in ended { continuation.finish() }
    }

    // MARK: Subscriptions

    /// Asks all pages whether they are still there.
    func ping() { send(.ping) }

    /// Nil when too many are listening already.
    func listen() -> EventSubscription? {
        let (messages, continuation) = AsyncStream.makeStream(
            of: Message.self, bufferingPolicy: .bufferingOldest(backlog))
        let id: Int? = state.withLock { state in
            guard state.subscribers.count < capacity else { return nil }
            state.next += 1
            state.subscribers[state.next] = continuation
            return state.next
        }
        return id.map { EventSubscription(hub: self, id: $0, messages: messages) }
    }

    /// Sends something to one subscriber only.
    func send(_ message: Message, to id: Int) { send(message) { $0 == id } }

    func remove(_ id: Int) {
        state.withLock { $0.subscribers.removeValue(forKey: id) }?.finish()
    }

    private func send(_ message: Message, where isMeant: (Int) -> Bool = { _ in true }) {
        let dropped = state.withLock { state in
            let full = state.subscribers.filter { id, continuation in
                guard isMeant(id), case .enqueued = continuation.yield(message) else { return isMeant(id) }
                return false
            }
            for id in full.keys { state.subscribers[id] = nil }
            return full.values
        }
        // Not under the lock: ending a stream can run others' code.
        for continuation in dropped { continuation.finish() }
    }
}

/// One listener's part in an `EventHub`; it ends with its last owner.
final class EventSubscription: Sendable {
    private let hub: EventHub
    private let id: Int
    private let messages: AsyncStream<EventHub.Message>

    fileprivate init(hub: EventHub, id: Int, messages: AsyncStream<EventHub.Message>) {
        self.hub = hub
        self.id = id
        self.messages = messages
    }

    deinit { end() }

    /// The next message, for one reader at a time; nil when the subscription has ended, or on cancellation.
    func next() async -> EventHub.Message? {
        var iterator = messages.makeAsyncIterator()
        return await iterator.next()
    }

    /// Sends something to this listener only.
    func send(_ message: EventHub.Message) { hub.send(message, to: id) }

    func end() { hub.remove(id) }
}
