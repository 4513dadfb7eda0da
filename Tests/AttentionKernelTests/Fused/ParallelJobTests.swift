import Synchronization
import Testing

@testable import AttentionKernel

@Suite("A parallel job")
struct ParallelJobTests {
    @Test("does every task once", arguments: [0, 1, 2, 100], [1, 2, 7])
    func everyTaskOnce(_ tasks: Int, _ threads: Int) {
        // Every task writes to an element of its own, so threads interfere only if a task runs twice.
        nonisolated(unsafe) let done = UnsafeMutablePointer<Int>.allocate(capacity: tasks)
        defer { done.deallocate() }
        done.initialize(repeating: 0, count: tasks)
        ParallelJob.run(tasks: tasks, threads: threads) { nextTask in
            while let task = nextTask() { done[task] += 1 }
        }
        #expect((0..<tasks).map { done[$0] } == [Int](repeating: 1, count: tasks))
    }

    @Test("is called again and again, by several callers at once, with more threads and fewer")
    func manyCalls() async {
        await withTaskGroup(of: Bool.self) { group in
            for caller in 0..<4 {
                group.addTask {
                    (0..<500).allSatisfy { call in
                        let tasks = (caller + call) % 9
                        let sum = Atomic(0)
                        ParallelJob.run(tasks: tasks, threads: 1 + call % 5) { nextTask in
                            while let task = nextTask() { sum.add(task + 1, ordering: .relaxed) }
                        }
                        return sum.load(ordering: .relaxed) == tasks * (tasks + 1) / 2
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
