import Testing

@testable import AttentionKernel

@Suite("A crew of threads")
struct ThreadCrewTests {
    @Test("does every task once", arguments: [0, 1, 2, 100], [1, 2, 7])
    func everyTaskOnce(_ tasks: Int, _ threads: Int) {
        // Every task has a place of its own, so no two threads meet unless the crew is wrong.
        nonisolated(unsafe) let done = UnsafeMutablePointer<Int>.allocate(capacity: tasks)
        defer { done.deallocate() }
        done.initialize(repeating: 0, count: tasks)
        ThreadCrew.run(tasks: tasks, threads: threads) { nextTask in
            while let task = nextTask() { done[task] += 1 }
        }
        #expect((0..<tasks).map { done[$0] } == [Int](repeating: 1, count: tasks))
    }
}
