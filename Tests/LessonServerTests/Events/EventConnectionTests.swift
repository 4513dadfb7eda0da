import Foundation
import TestSupport
import Testing

@testable import LessonServer

/// Pages are told of events over a WebSocket.
@Suite(.processLimit) struct EventConnectionTests {
    private static func event(_ number: Int) -> LiveEvent { .page(chapter: "c", digest: String(number)) }

    @Test func eventsComeInOrder() async throws {
        try await RunningServer.run { server in
            let pages = [try await EventPage(server), try await EventPage(server)]
            #expect(pages[0].accepted.status == 101)
            // The example of RFC 6455.
            #expect(pages[0].accepted.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            try await until { server.hub.subscriberCount == 2 }
            for number in 0..<40 { server.hub.send(Self.event(number)) }
            for page in pages {
                for number in 0..<40 { #expect(try await page.event() == Self.event(number)) }
            }
        }
    }

    /// The time for a request is over once it has come, whichever way its page came.
    @Test(.nightly) func pagesListenForLongerThanARequestMayTake() async throws {
        try await RunningServer.run(limits: .patient(request: .milliseconds(300))) { server in
            var pages: [EventPage] = []
            for ipv6 in server.address.hasIPv6 ? [false, true] : [false] {
                // On a busy machine a test may be too slow for the time of a request.
                var page: EventPage?
                while page == nil { page = try? await EventPage(server, ipv6: ipv6) }
                pages += [page!]
            }
            // When one that says nothing is ended, the time of those before it is over as well.
            for ipv6 in server.address.hasIPv6 ? [false, true, false] : [false, false] {
                let silent = try await RawConnection(port: server.port, ipv6: ipv6)
                let data = try await silent.readToEnd()
                #expect(data.isEmpty)
            }
            server.hub.send(Self.event(1))
            for page in pages { #expect(try await page.event() == Self.event(1)) }
        }
    }

    /// Lengths around those at which a frame's head grows.
    @Test(arguments: [0, 80, 125, 126, 60_000, 70_000, 300_000]) func longEvents(length: Int) async throws {
        try await RunningServer.run { server in
            let page = try await EventPage(server)
            let event = LiveEvent.page(chapter: String(repeating: "ä", count: length / 2), digest: "")
            server.hub.send(event)
            #expect(try await page.event() == event)
        }
    }

    @Test func whoMayNotListen() async throws {
        try await RunningServer.run { server in
            let refused: [(RawRequest, Int)] = [
                (server.events.with("Cookie", nil), 403), (server.events.with("Cookie", "attend-1=0"), 403),
                (server.events.with("Origin", nil), 403), (server.events.with("Origin", "http://evil.example"), 403),
                (server.events.with("Host", "evil.example"), 403),
                (server.events.with("Sec-Fetch-Site", "cross-site"), 403),
                (server.events.with("Upgrade", nil), 400), (server.events.with("Upgrade", "h2c"), 400),
                (server.events.with("Sec-WebSocket-Key", "short"), 400),
                (server.events.with("Sec-WebSocket-Version", "8"), 400),
            ]
            for (request, status) in refused { #expect(try await server.send(request).status == status) }
            try await until { server.hub.subscriberCount == 0 }
        }
    }

    @Test func noMoreThanSoMany() async throws {
        try await RunningServer.run(hub: EventHub(capacity: 2)) { server in
            var pages = [try await EventPage(server), try await EventPage(server)]
            let reply = try await server.send(server.events)
            #expect(reply.status == 503)
            #expect(try reply.json("message") == "Too many pages of this course are open.")
            pages.removeLast()
            try await until { server.hub.subscriberCount == 1 }
            #expect(try await EventPage(server).accepted.status == 101)
            _ = pages
        }
    }

    @Test func whatAPageSendsIsThrownAway() async throws {
        try await RunningServer.run { server in
            let page = try await EventPage(server)
            await page.send(EventPage.Frame.text, Data(#"{"event":"job"}"#.utf8))
            await page.send(EventPage.Frame.pong)
            await page.send(EventPage.Frame.ping, Data("there?".utf8))
            #expect(
                try await page.next()
                    == EventPage.Frame(opcode: EventPage.Frame.pong, payload: Data("there?".utf8)))
            server.hub.send(Self.event(1))
            #expect(try await page.event() == Self.event(1))
            #expect(server.notebook.asked == [])
        }
    }

    @Test func aPageThatSendsTooMuchIsSentAway() async throws {
        try await RunningServer.run { server in
            let long = try await EventPage(server)
            await long.send(EventPage.Frame.text, Data(count: 70_000))
            #expect(try await long.next()?.closeCode == 1008)
            #expect(try await long.next() == nil)
            let many = try await EventPage(server)
            for _ in 0...1000 { await many.send(EventPage.Frame.text) }
            #expect(try await many.next()?.opcode == EventPage.Frame.close)
            try await until { server.hub.subscriberCount == 0 }
        }
    }

    @Test func aPageThatClosesIsAnsweredAndForgotten() async throws {
        try await RunningServer.run { server in
            let page = try await EventPage(server)
            await page.send(EventPage.Frame.close)
            #expect(try await page.next()?.closeCode == 1000)
            #expect(try await page.next() == nil)
            try await until { server.hub.subscriberCount == 0 }
        }
    }

    /// Pages that come and go while events are sent leave neither listeners nor descriptors, and the next ones hear as well.
    @Test func pagesComeAndGo() async throws {
        try await RunningServer.run { server in
            for number in 0..<60 {
                let page = try await EventPage(server)
                server.hub.send(Self.event(number))
                if number % 2 == 0 { #expect(try await page.event() == Self.event(number)) }
                if number % 3 == 0 { await page.send(EventPage.Frame.close) }
            }
            try await until { server.hub.subscriberCount == 0 }
            try await until { server.sockets == (server.address.hasIPv6 ? 2 : 1) }
        }
    }

    @Test func pagesAreAskedForSignsOfLife() async throws {
        try await RunningServer.run(limits: .patient(ping: .milliseconds(20))) { server in
            let page = try await EventPage(server)
            let frame = try await page.next()
            #expect(frame == EventPage.Frame(opcode: EventPage.Frame.ping, payload: Data()))
        }
    }

    @Test func aPageThatGivesNoSignOfLifeIsForgotten() async throws {
        try await RunningServer.run { server in
            let page = try await EventPage(server)
            // It answers for a while; the answer to a question of its own shows that the server has read so far.
            for _ in 0..<5 {
                server.hub.ping()
                #expect(try await page.next()?.opcode == EventPage.Frame.ping)
                await page.send(EventPage.Frame.pong)
                await page.send(EventPage.Frame.ping)
                #expect(try await page.next()?.opcode == EventPage.Frame.pong)
            }
            for _ in 0..<2 {
                server.hub.ping()
                #expect(try await page.next()?.opcode == EventPage.Frame.ping)
            }
            #expect(server.hub.subscriberCount == 1)
            server.hub.ping()
            #expect(try await page.next()?.closeCode == 1001)
            #expect(try await page.next() == nil)
            try await until { server.hub.subscriberCount == 0 }
        }
    }

    /// It keeps neither the others nor the server, nor its own place.
    @Test(.nightly) func aPageThatDoesNotReadIsDropped() async throws {
        let limits = ServerLimits.patient(send: .milliseconds(100))
        try await RunningServer.run(hub: EventHub(backlog: 8), limits: limits) { server in
            let slow = try await EventPage(server, receiveBuffer: 4096)
            let quick = try await EventPage(server)
            try await until { server.hub.subscriberCount == 2 }
            let text = String(repeating: "x", count: 500_000)
            var sent = 0
            while server.hub.subscriberCount == 2 {
                let event = LiveEvent.page(chapter: text, digest: String(sent))
                server.hub.send(event)
                sent += 1
                #expect(try await quick.event() == event)
            }
            #expect(sent < 100)
            // Two that listen, and the one that is left; the slow one's connection is closed though it never read.
            try await until { server.sockets == (server.address.hasIPv6 ? 3 : 2) }
            withExtendedLifetime(slow) {}
        }
    }
}
