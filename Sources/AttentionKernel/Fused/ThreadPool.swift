#if !hasFeature(Embedded)
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Threads that help with a job, then spin for a moment to wait for the next job before they end.
///
/// To start a thread can take longer than a small attention. Many calls in a row, layer by layer or step by step, find
/// threads that are still running. A moment later there are none: no thread stays in the background of a lesson, so that
/// its process can fork.
final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    /// The number of jobs so far.
    private let calls = Atomic(0)
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    // Under the mutex.
    private var job: ParallelJob?
    private var idleThreads = 0
    private var process = getpid()

    /// Nanoseconds that a thread waits for the next job.
    private static let spinTime: UInt64 = 200_000

    /// How many cores are online.
    static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Lets another thread run on this core.
    static func yield() { sched_yield() }

    private init() { pthread_mutex_init(mutex, nil) }

    /// Lets so many threads help with a job: the idle ones, and new ones if those are not enough.
    func call(_ job: ParallelJob, count: Int) {
        if process != getpid() { resetAfterFork() }
        pthread_mutex_lock(mutex)
        self.job = job
        calls.add(1, ordering: .releasing)
        let missing = count - idleThreads
        pthread_mutex_unlock(mutex)
        // When the system refuses to start a thread, the others do more of the work.
        for _ in 0..<max(0, missing) where !start(with: job) { break }
    }

    /// A forked process has none of the threads, and the mutex may be locked by one of them.
    private func resetAfterFork() {
        process = getpid()
        idleThreads = 0
        pthread_mutex_init(mutex, nil)
    }

    private func runThread(_ first: ParallelJob) {
        var next: ParallelJob? = first
        while let job = next {
            job.help()
            pthread_mutex_lock(mutex)
            idleThreads += 1
            let seen = calls.load(ordering: .relaxed)
            pthread_mutex_unlock(mutex)
            wait(after: seen)
            pthread_mutex_lock(mutex)
            idleThreads -= 1
            next = calls.load(ordering: .relaxed) == seen ? nil : self.job
            // The last thread releases the job.
            if next == nil, idleThreads == 0 { self.job = nil }
            pthread_mutex_unlock(mutex)
        }
    }

    /// Spins until there is another job or the time is over.
    private func wait(after seen: Int) {
        let end = Self.now + Self.spinTime
        repeat {
            for _ in 0..<256 where calls.load(ordering: .acquiring) != seen { return }
        } while Self.now < end
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func start(with job: ParallelJob) -> Bool {
        let job = Unmanaged.passRetained(job)
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        #if canImport(Darwin)
        let refusal = pthread_create(&thread, nil, { ThreadPool.main($0) }, job.toOpaque())
        #else
        let refusal = pthread_create(&thread, nil, { ThreadPool.main($0!) }, job.toOpaque())
        #endif
        if refusal != 0 {
            job.release()
            return false
        }
        #if canImport(Glibc)
        pthread_detach(thread)
        #else
        pthread_detach(thread!)
        #endif
        return true
    }

    private static func main(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        shared.runThread(Unmanaged<ParallelJob>.fromOpaque(job).takeRetainedValue())
        return nil
    }
}
#endif
