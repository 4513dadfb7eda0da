import TestSupport
import Testing

@testable import LessonServer

/// Events reach whoever listens, and nobody waits for another.
@Suite(.processLimit) struct EventHubTests {
    private static func event(_ number: Int) -> LiveEvent { .page(chapter: nil, digest: String(number)) }

    @Test func everyoneGetsEverythingInOrder() async {
        let hub = EventHub()
        let readers = [hub.subscribe(), hub.subscribe()]
        for number in 0..<50 { hub.send(Self.event(number)) }
        hub.end()
        for reader in readers {
            var got: [LiveEvent] = []
            for await event in reader { got.append(event) }
            #expect(got == (0..<50).map(Self.event))
        }
    }

    @Test func aReaderThatIsTooSlowIsDroppedAndOthersAreNot() async {
        let hub = EventHub(backlog: 3)
        let slow = hub.subscribe()
        var slowOnes = slow.makeAsyncIterator()
        let quick = hub.subscribe()
        var quickOnes = quick.makeAsyncIterator()
        for number in 0..<10 {
            hub.send(Self.event(number))
            #expect(await quickOnes.next() == Self.event(number))
        }
        #expect(hub.subscriberCount == 1)
        for number in 0..<3 { #expect(await slowOnes.next() == Self.event(number)) }
        #expect(await slowOnes.next() == nil)
        #expect(await slowOnes.next() == nil)
    }

    @Test func whoStopsListeningLeavesNothingBehind() async throws {
        let hub = EventHub()
        for _ in 0..<100 {
            let reader = Task {
                for await _ in hub.subscribe() {}
            }
            try await until { hub.subscriberCount == 1 }
            reader.cancel()
            await reader.value
            try await until { hub.subscriberCount == 0 }
        }
        do { _ = hub.subscribe() }
        #expect(hub.subscriberCount == 0)
    }

    @Test func noMoreThanSoMany() async {
        let hub = EventHub(capacity: 2)
        let first = hub.listen()
        do {
            let second = hub.listen()
            #expect(hub.listen() == nil)
            for await _ in hub.subscribe() {}
            withExtendedLifetime(second) {}
        }
        #expect(hub.listen() != nil)
        withExtendedLifetime(first) {}
    }

    @Test func nobodyListens() {
        let hub = EventHub()
        hub.send(Self.event(0))
        hub.end()
        #expect(hub.subscriberCount == 0)
    }
}
