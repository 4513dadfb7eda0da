#if !hasFeature(Embedded)
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
final class ThreadCrew: @unchecked Sendable {
    private let taskCount: Int
    private let work: @Sendable (_ nextTask: () -> Int?) -> Void
    private var taken = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    private init(taskCount: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        self.taskCount = taskCount
        self.work = work
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// How many cores the machine has to give.
    static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs `work` on each thread, this one among them, and returns when all are done; `work` asks for tasks until it
    /// gets none.
    static func run(tasks: Int, threads: Int, work: @escaping @Sendable (_ nextTask: () -> Int?) -> Void) {
        let crew = ThreadCrew(taskCount: tasks, work: work)
        var helpers: [pthread_t] = []
        for _ in 1..<max(1, min(threads, tasks)) {
            // A thread that the system refuses only means that the others do more.
            if let helper = crew.startHelper() { helpers.append(helper) }
        }
        crew.takeTasks()
        for helper in helpers { pthread_join(helper, nil) }
    }

    private func startHelper() -> pthread_t? {
        let crew = Unmanaged.passRetained(self)
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        #if canImport(Darwin)
        let refusal = pthread_create(&thread, nil, { ThreadCrew.main($0) }, crew.toOpaque())
        #else
        let refusal = pthread_create(&thread, nil, { ThreadCrew.main($0!) }, crew.toOpaque())
        #endif
        if refusal != 0 {
            crew.release()
            return nil
        }
        return thread
    }

    private static func main(_ crew: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<ThreadCrew>.fromOpaque(crew).takeRetainedValue().takeTasks()
        return nil
    }

    private func takeTasks() {
        work { self.takeTask() }
    }

    private func takeTask() -> Int? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard taken < taskCount else { return nil }
        taken += 1
        return taken - 1
    }
}
#endif
