import LessonRendering
import LessonServer
import Synchronization
import TestSupport
import Testing

/// Two at a time, one of a key, and whoever asked is told.
@Suite(.processLimit) struct WorkQueueTests {
    /// What was told of jobs, one line each.
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var told: [String] { lines.withLock(\.self) }

        func add(_ line: String) { lines.withLock { $0.append(line) } }

        func queue(width: Int = 2) -> WorkQueue {
            WorkQueue(
                width: width, phrase: { "\($0)" },
                report: { self.add("\($0.id) \($0.subject) \($0.state) \($0.text)") })
        }

        /// Work that says when it begins and ends, and ends when a gate is opened.
        func work(_ name: String, until gate: Gate) -> WorkQueue.Work {
            { _ in
                self.add("\(name) begins")
                await gate.wait()
                self.add("\(name) \(Task.isCancelled ? "is cancelled" : "ends")")
            }
        }
    }

    @Test func twoAtATimeInTheOrderOfTheirComing() async throws {
        let log = Log()
        let queue = log.queue()
        let gates = (0..<4).map { _ in Gate() }
        for (index, gate) in gates.enumerated() {
            let job = await queue.add(key: "k\(index)", subject: "s\(index)", log.work("w\(index)", until: gate))
            #expect(job.state == (index < 2 ? .compiling : .waiting))
            #expect(job.text == (index < 2 ? "started" : "waiting(\(index - 2))"))
        }
        #expect(await queue.jobs.map(\.id) == ["1", "2", "3", "4"])
        gates[1].open()
        try await until { log.told.contains("w2 begins") }
        for gate in gates { gate.open() }
        try await until { await queue.jobs.isEmpty }
        #expect(
            log.told.filter { $0.contains(" s") } == [
                "1 s0 compiling started", "2 s1 compiling started", "3 s2 waiting waiting(0)",
                "4 s3 waiting waiting(1)",
                "2 s1 ended ended", "3 s2 compiling started", "4 s3 waiting waiting(0)",
            ] + log.told.filter { $0.contains(" s") }.dropFirst(7))
        #expect(log.told.filter { $0.hasSuffix(" ended ended") }.count == 4)
    }

    @Test func newerWorkTakesThePlaceOfOlderThatRuns() async throws {
        let log = Log()
        let queue = log.queue(width: 1)
        let older = Gate(), other = Gate(), newer = Gate()
        await queue.add(key: "a", subject: "a", log.work("older", until: older))
        await queue.add(key: "b", subject: "b", log.work("other", until: other))
        try await until { log.told.contains("older begins") }
        await queue.add(key: "a", subject: "a", log.work("newer", until: newer))
        try await until { log.told.contains("newer begins") }
        // Only then: two of one key never run at once.
        let begins = try #require(log.told.firstIndex(of: "newer begins"))
        #expect(log.told[..<begins].contains("older is cancelled"))
        newer.open()
        try await until { log.told.contains("other begins") }
        other.open()
        try await until { await queue.jobs.isEmpty }
        #expect(log.told.filter { $0.hasPrefix("1 ") } == ["1 a compiling started", "1 a ended replaced"])
        #expect(log.told.contains("3 a ended ended"))
    }

    @Test func newerWorkTakesThePlaceOfOlderThatWaits() async throws {
        let log = Log()
        let queue = log.queue(width: 1)
        let first = Gate()
        await queue.add(key: "a", subject: "a", log.work("a", until: first))
        await queue.add(key: "b", subject: "b") { _ in log.add("older") }
        await queue.add(key: "c", subject: "c") { _ in log.add("c") }
        let newer = await queue.add(key: "b", subject: "b") { _ in log.add("newer") }
        #expect(newer.text == "waiting(0)")
        first.open()
        try await until { await queue.jobs.isEmpty }
        #expect(log.told.filter { ["older", "newer", "c"].contains($0) } == ["newer", "c"])
        #expect(log.told.contains("2 b ended replaced"))
    }

    @Test func manyOfOneKeyLeaveTheLast() async throws {
        let log = Log()
        let queue = log.queue()
        let never = Gate(), last = Gate()
        for index in 0..<20 { await queue.add(key: "a", subject: "a", log.work("w\(index)", until: never)) }
        await queue.add(key: "a", subject: "a", log.work("last", until: last))
        try await until { log.told.contains("last begins") }
        last.open()
        try await until { await queue.jobs.isEmpty }
        #expect(log.told.filter { $0.hasSuffix("ended replaced") }.count == 20)
        #expect(log.told.filter { $0.hasSuffix(" ends") } == ["last ends"])
    }

    @Test func aJobTellsHowFarItIs() async throws {
        let log = Log()
        let queue = log.queue()
        let stopped = Gate(), done = Gate()
        let job = await queue.add(key: "a", subject: "a") { ticket in
            await ticket.report(.running, "part 1")
            await ticket.report(.running, "part 1")
            done.open()
            await stopped.wait()
            await ticket.report(.running, "part 2")
        }
        await done.wait()
        await queue.cancel(job.id)
        try await until { await queue.jobs.isEmpty }
        #expect(log.told == ["1 a compiling started", "1 a running part 1", "1 a ended stopped"])
    }

    @Test func whatWaitsAndWhatRunsCanBeStopped() async throws {
        let log = Log()
        let queue = log.queue(width: 1)
        let never = Gate()
        let running = await queue.add(key: "a", subject: "a", log.work("a", until: never))
        let waiting = await queue.add(key: "b", subject: "b", log.work("b", until: never))
        await queue.add(key: "c", subject: "c") { _ in log.add("c") }
        await queue.cancel(waiting.id)
        await queue.cancel(running.id)
        await queue.cancel(running.id)
        await queue.cancel("no such")
        try await until { await queue.jobs.isEmpty }
        #expect(log.told.filter { $0.hasSuffix("ended stopped") } == ["2 b ended stopped", "1 a ended stopped"])
        #expect(log.told.contains("3 c waiting waiting(0)"))
        #expect(!log.told.contains("b begins"))
        #expect(log.told.contains("c"))
    }

    @Test func everythingCanBeStopped() async {
        let log = Log()
        let queue = log.queue()
        let never = Gate()
        for index in 0..<5 { await queue.add(key: "\(index)", subject: "s", log.work("w\(index)", until: never)) }
        await queue.stopAll()
        #expect(await queue.jobs == [])
        #expect(log.told.filter { $0.hasSuffix("ended stopped") }.count == 5)
        #expect(
            log.told.filter { $0.hasSuffix(" begins") }.count == log.told.filter { $0.hasSuffix("is cancelled") }.count)
        let late = await queue.add(key: "late", subject: "s") { _ in log.add("late") }
        #expect(late.state == .ended)
        #expect(!log.told.contains("late"))
    }

    /// What a piece of work holds is let go with it.
    @Test func tenThousandJobsLeaveNothingBehind() async throws {
        final class Held: Sendable {
            static let count = Mutex(0)
            init() { Self.count.withLock { $0 += 1 } }
            deinit { Self.count.withLock { $0 -= 1 } }
        }
        let queue = WorkQueue(phrase: { _ in "" }, report: { _ in })
        for index in 0..<10_000 {
            let held = Held()
            await queue.add(key: "\(index % 7)", subject: "s") { _ in withExtendedLifetime(held) {} }
        }
        await queue.stopAll()
        #expect(await queue.jobs == [])
        try await until { Held.count.withLock(\.self) == 0 }
    }

    @Test func wordsOfMoments() {
        let words: PageWords = { $0.english }
        #expect(WorkMoment.waiting(0).text(in: words) == "waits for its turn")
        #expect(WorkMoment.waiting(1).text(in: words) == "waits behind 1 other")
        #expect(WorkMoment.waiting(2).text(in: words) == "waits behind 2 others")
        #expect(WorkMoment.stopped.text(in: words) == "stopped")
    }
}
