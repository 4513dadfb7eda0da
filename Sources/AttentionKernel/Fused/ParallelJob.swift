#if !hasFeature(Embedded)
import Synchronization

/// Numbered tasks that several threads take from a common counter until none is left.
///
/// Tasks are not assigned in advance: rows near the end of a causal mask have more keys, and other programs run too.
final class ParallelJob: Sendable {
    private let taskCount: Int
    private let mostHelpers: Int
    private let work: @Sendable (_ nextTask: () -> Int?) -> Void
    private let taken = Atomic(0)
    /// How many helpers are running; negative when no more may begin.
    private let helpers = Atomic(0)
    private static let closed = Int.min / 2

    private init(taskCount: Int, mostHelpers: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        self.taskCount = taskCount
        self.mostHelpers = mostHelpers
        self.work = work
    }

    /// Runs `work` on each thread, the calling one included, and returns when all tasks are done; `work` asks for tasks until
    /// there are none.
    ///
    /// A helper that starts after the last task is not waited for.
    static func run(tasks: Int, threads: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        let job = ParallelJob(taskCount: tasks, mostHelpers: min(threads, tasks) - 1, work: work)
        if job.mostHelpers > 0 { ThreadPool.shared.call(job, count: job.mostHelpers) }
        job.takeTasks()
        job.close()
    }

    /// Helps with the tasks, unless there are enough helpers or the job is done.
    func help() {
        var count = helpers.load(ordering: .relaxed)
        while true {
            if count < 0 || count >= mostHelpers { return }
            let (entered, now) = helpers.compareExchange(expected: count, desired: count + 1, ordering: .acquiring)
            if entered { break }
            count = now
        }
        takeTasks()
        helpers.subtract(1, ordering: .releasing)
    }

    /// Lets no more helpers begin and waits for those that have: they use the caller's memory.
    private func close() {
        helpers.add(Self.closed, ordering: .acquiringAndReleasing)
        var spins = 0
        while helpers.load(ordering: .acquiring) != Self.closed {
            spins += 1
            // On a busy machine a helper may have lost its core in the middle of its last task.
            if spins > 1000 { ThreadPool.yield() }
        }
    }

    private func takeTasks() {
        work {
            let task = taken.add(1, ordering: .relaxed).oldValue
            return task < taskCount ? task : nil
        }
    }
}
#endif
