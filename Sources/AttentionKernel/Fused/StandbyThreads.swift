#if !hasFeature(Embedded)
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Threads that help whoever calls, and linger a moment for the next call before they end.
///
/// A new thread may take longer to get going than a small attention lasts. Layer by layer or step by step there are many
/// calls in a row, and those are met by threads that are awake. A moment later there are none: nothing sleeps in the
/// background of a lesson, and a process can be divided.
final class StandbyThreads: @unchecked Sendable {
    static let shared = StandbyThreads()

    /// Counts the calls.
    private let calls = Atomic(0)
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    // Under the mutex.
    private var crew: ThreadCrew?
    private var lingering = 0
    private var process = getpid()

    /// Nanoseconds that a helper waits for the next call.
    private static let patience: UInt64 = 200_000

    private init() { pthread_mutex_init(mutex, nil) }

    /// Has so many threads help; those who linger, and new ones as far as they do not suffice.
    func call(_ crew: ThreadCrew, count: Int) {
        if process != getpid() { beginAnew() }
        pthread_mutex_lock(mutex)
        self.crew = crew
        calls.add(1, ordering: .releasing)
        let missing = count - lingering
        pthread_mutex_unlock(mutex)
        // A thread that the system refuses only means that the others do more.
        for _ in 0..<max(0, missing) where !start(with: crew) { break }
    }

    /// In a process that was divided off nobody lingers, whatever was noted, and whoever held the mutex is gone.
    private func beginAnew() {
        process = getpid()
        lingering = 0
        pthread_mutex_init(mutex, nil)
    }

    private func live(beginningWith first: ThreadCrew) {
        var next: ThreadCrew? = first
        while let crew = next {
            crew.help()
            pthread_mutex_lock(mutex)
            lingering += 1
            let seen = calls.load(ordering: .relaxed)
            pthread_mutex_unlock(mutex)
            wait(after: seen)
            pthread_mutex_lock(mutex)
            lingering -= 1
            next = calls.load(ordering: .relaxed) == seen ? nil : self.crew
            // The last one leaves nothing behind.
            if next == nil, lingering == 0 { self.crew = nil }
            pthread_mutex_unlock(mutex)
        }
    }

    /// Waits, awake, until there is another call or patience ends.
    private func wait(after seen: Int) {
        let end = Self.now + Self.patience
        repeat {
            for _ in 0..<256 where calls.load(ordering: .acquiring) != seen { return }
        } while Self.now < end
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func start(with crew: ThreadCrew) -> Bool {
        let crew = Unmanaged.passRetained(crew)
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        #if canImport(Darwin)
        let refusal = pthread_create(&thread, nil, { StandbyThreads.main($0) }, crew.toOpaque())
        #else
        let refusal = pthread_create(&thread, nil, { StandbyThreads.main($0!) }, crew.toOpaque())
        #endif
        if refusal != 0 {
            crew.release()
            return false
        }
        #if canImport(Glibc)
        pthread_detach(thread)
        #else
        pthread_detach(thread!)
        #endif
        return true
    }

    private static func main(_ crew: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        shared.live(beginningWith: Unmanaged<ThreadCrew>.fromOpaque(crew).takeRetainedValue())
        return nil
    }
}
#endif
