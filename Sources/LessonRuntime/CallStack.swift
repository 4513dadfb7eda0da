#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Call stacks of the chapter program, as offsets from the program's base address.
///
/// The runner turns the offsets into lines, with the program's debug information.
enum CallStack {
    private typealias Backtrace = @convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>, Int32) -> Int32

    /// `dladdr` writes four pointers; the second is the base address of the image that contains the address.
    private typealias FindImage = @convention(c) (UnsafeRawPointer, UnsafeMutablePointer<UnsafeRawPointer?>) -> Int32

    nonisolated(unsafe) private static var backtrace: Backtrace?
    nonisolated(unsafe) private static var findImage: FindImage?
    nonisolated(unsafe) private static var frames = [UnsafeMutableRawPointer?](repeating: nil, count: 32)
    nonisolated(unsafe) private static var frameCount = 0
    /// The base address of the chapter's program.
    nonisolated(unsafe) static var programBase: UnsafeRawPointer?
    /// The buffer that a signal handler fills.
    nonisolated(unsafe) private static var interrupted: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    /// Memory shared with the runner and with forked processes: the number of calls, then the calls.
    nonisolated(unsafe) private static var shared: UnsafeMutablePointer<Int>?
    private static let mostInterrupted = 64
    /// The outermost call of the program, which ends every complete stack of its main thread.
    nonisolated(unsafe) private static var outermost: UnsafeMutableRawPointer?
    /// How many incomplete stacks may be discarded before one is reported as it is.
    nonisolated(unsafe) private static var triesLeft = 20

    /// The `dlsym` handle that searches all loaded images.
    static var everywhere: UnsafeMutableRawPointer? {
        #if canImport(Darwin)
        UnsafeMutableRawPointer(bitPattern: -2)
        #else
        nil
        #endif
    }

    /// Starts recording the stack of the last thrown error.
    static func recordThrows() {
        guard let symbol = dlsym(everywhere, "backtrace") else { return }
        findImage = dlsym(everywhere, "dladdr").map { unsafeBitCast($0, to: FindImage.self) }
        backtrace = unsafeBitCast(symbol, to: Backtrace.self)
        let hook: @convention(c) (UnsafeRawPointer?) -> Void = { _ in CallStack.keepThrow() }
        // The first is called for `throws`, the second for `throws(SomeError)`.
        for name in ["_swift_willThrow", "_swift_willThrowTypedImpl"] {
            dlsym(everywhere, name)?.storeBytes(of: unsafeBitCast(hook, to: UInt.self), as: UInt.self)
        }
    }

    /// Maps the file that the environment names, so that signal handlers can report the interrupted stack in it.
    static func prepareReporting() {
        guard let path = Channel.variable("ATTEND_STACK") else { return }
        unsetenv("ATTEND_STACK")
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let size = (mostInterrupted + 1) * MemoryLayout<Int>.size
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { return }
        interrupted = .allocate(capacity: mostInterrupted)
        // The first call loads the unwinder, which a signal handler must not do.
        let count = Int(backtrace?(interrupted!, Int32(mostInterrupted)) ?? 0)
        outermost = count > 0 ? interrupted![count - 1] : nil
        shared = memory.bindMemory(to: Int.self, capacity: mostInterrupted + 1)
    }

    /// Reports the stack that a signal has interrupted.
    ///
    /// Async-signal-safe: takes no lock, allocates nothing, and writes only to memory that exists already. Addresses in other
    /// libraries are filtered by the runner, since to recognise them takes the loader's lock.
    /// - Parameter wantsComplete: discards a stack that ends before the outermost call, as it does at the few instructions
    ///   without unwind information; the runner asks again. The number of discarded stacks is limited.
    /// - Returns: false when the stack was discarded.
    @discardableResult static func reportInterrupted(wantsComplete: Bool = false) -> Bool {
        guard let shared, let interrupted, let backtrace, let programBase, Channel.isOwned else { return true }
        let count = Int(backtrace(interrupted, Int32(mostInterrupted)))
        if wantsComplete, count < mostInterrupted, count == 0 || interrupted[count - 1] != outermost, triesLeft > 0 {
            triesLeft -= 1
            return false
        }
        var index = 0
        while index < count {
            // The return address is behind the call.
            shared[index + 1] = Int(bitPattern: interrupted[index]) - Int(bitPattern: programBase) - 1
            index += 1
        }
        shared[0] = count
        return true
    }

    /// Returns and clears the stack that a forked process has reported.
    static func takeInterrupted() -> [Int]? {
        guard let shared, shared[0] > 0 else { return nil }
        defer { shared[0] = 0 }
        return (1...min(shared[0], mostInterrupted)).map { shared[$0] }
    }

    private static func keepThrow() {
        frameCount = Int(backtrace?(&frames, Int32(frames.count)) ?? 0)
    }

    static var ofLastThrow: [Int] { inProgram(frames[..<frameCount]) }

    static func current() -> [Int] {
        var frames = [UnsafeMutableRawPointer?](repeating: nil, count: 64)
        let count = Int(backtrace?(&frames, Int32(frames.count)) ?? 0)
        return inProgram(frames[..<count])
    }

    /// The base address of the library or executable that contains an address.
    static func base(of address: UnsafeRawPointer) -> UnsafeRawPointer? {
        var information = [UnsafeRawPointer?](repeating: nil, count: 4)
        guard let findImage, findImage(address, &information) != 0 else { return nil }
        return information[1]
    }

    /// The addresses in the chapter's program, as offsets.
    private static func inProgram(_ addresses: ArraySlice<UnsafeMutableRawPointer?>) -> [Int] {
        guard let programBase else { return [] }
        return addresses.compactMap { address in
            guard let address, base(of: address) == programBase else { return nil }
            // The return address is behind the call.
            return UnsafeRawPointer(address) - programBase - 1
        }
    }
}
