import Foundation
import TestSupport
import Testing

@testable import LessonRunner

@Suite struct TimeBudgetTests {
    private func isExceeded(after elapsed: Int, computed: Int, waited: Int = 0) -> Bool {
        TimeBudget.isExceeded(
            10, elapsed: .seconds(elapsed), use: ProcessorUse(computed: .seconds(computed), waited: .seconds(waited)))
    }

    /// Several threads use it up before as much time has passed.
    @Test func computingUsesItUp() {
        #expect(!isExceeded(after: 10, computed: 10) && isExceeded(after: 11, computed: 11))
        #expect(isExceeded(after: 6, computed: 11))
    }

    @Test func sleepUsesItUp() {
        #expect(!isExceeded(after: 10, computed: 0) && isExceeded(after: 11, computed: 0))
        #expect(!isExceeded(after: 14, computed: 7) && isExceeded(after: 18, computed: 7))
    }

    /// Others use the processors: it takes longer, and is as far as it was.
    @Test func waitingForAProcessorDoesNot() {
        #expect(!isExceeded(after: 60, computed: 5, waited: 54))
        #expect(isExceeded(after: 60, computed: 11, waited: 49))
        #expect(isExceeded(after: 60, computed: 5, waited: 44))
    }

    /// Then something else is wrong.
    @Test func manyTimesAsLongIsEnough() {
        #expect(!isExceeded(after: 300, computed: 2, waited: 298) && isExceeded(after: 301, computed: 2, waited: 299))
    }

    /// A loop that appends may run out of time before it runs out of memory.
    @Test func muchMemoryIsToldWithIt() {
        let stop = ProgramStop.time(seconds: 10, memory: 3 << 29)
        #expect(stop.message == "the cell ran longer than 10 s, held 1.5 GiB of memory and was stopped")
        #expect(stop.remedy == "look for a loop that does not end and appends each time")
        #expect(ProgramStop.time(seconds: 10).message == "the cell ran longer than 10 s and was stopped")
    }

    #if os(Linux)
    @Test func memoryThatMayBeGrowingIsTold() {
        func stop(limit: Int) -> ProgramStop { Limits(memory: limit).timeOver(10, of: [getpid()]) }
        #expect(stop(limit: .max) == .time(seconds: 10))
        guard case .time(10, let memory) = stop(limit: 4096) else {
            Issue.record("not the time")
            return
        }
        #expect(memory > 4096)
    }

    /// Children that have ended count, too, and other threads.
    @Test(.processLimit) func computingOfAllThreadsAndChildrenIsSeen() async throws {
        let before = ProcessorUse(of: [getpid()])
        _ = try await Process("/bin/sh", ["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"]).outcome()
        let use = ProcessorUse(of: [getpid()]) - before
        #expect(use.computed > .zero)
        #expect(ProcessorUse(of: [getpid()]).waited >= before.waited)
        #expect(ProcessorUse(of: []) == ProcessorUse())
    }
    #endif
}
