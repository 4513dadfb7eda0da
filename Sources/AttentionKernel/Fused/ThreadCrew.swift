#if !hasFeature(Embedded)
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Threads that take numbered tasks from a common counter until none is left.
///
/// Taking, not dealing out: rows near the end of a causal mask have more keys, and other programs run too.
final class ThreadCrew: Sendable {
    private let taskCount: Int
    private let mostHelpers: Int
    private let work: @Sendable (_ nextTask: () -> Int?) -> Void
    private let taken = Atomic(0)
    /// How many helpers are at work; below zero when no more may begin.
    private let helpers = Atomic(0)
    private static let closed = Int.min / 2

    private init(taskCount: Int, mostHelpers: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        self.taskCount = taskCount
        self.mostHelpers = mostHelpers
        self.work = work
    }

    /// How many cores the machine has to give.
    static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs `work` on each thread, this one among them, and returns when all are done; `work` asks for tasks until it
    /// gets none.
    ///
    /// A helper that comes when all is done is not waited for.
    static func run(tasks: Int, threads: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        let crew = ThreadCrew(taskCount: tasks, mostHelpers: min(threads, tasks) - 1, work: work)
        if crew.mostHelpers > 0 { StandbyThreads.shared.call(crew, count: crew.mostHelpers) }
        crew.takeTasks()
        crew.close()
    }

    /// Does a helper's share, unless there are enough or all is done.
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

    /// Lets nobody else begin and waits for those who have: what they read and write belongs to the caller.
    private func close() {
        helpers.add(Self.closed, ordering: .acquiringAndReleasing)
        var spins = 0
        while helpers.load(ordering: .acquiring) != Self.closed {
            spins += 1
            // On a busy machine a helper may have lost its core in the middle of its last task.
            if spins > 1000 { sched_yield() }
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
