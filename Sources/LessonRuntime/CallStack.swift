#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The calls that led to a point of the chapter program, as distances from the program's beginning in memory.
///
/// The runner turns them into lines: it has the program's debug information at hand, and time.
enum CallStack {
    private typealias Backtrace = @convention(c) (UnsafeMutablePointer<UnsafeMutableRawPointer?>, Int32) -> Int32

    /// `dladdr` writes four pointers; the second is where the image begins that holds the address.
    private typealias FindImage = @convention(c) (UnsafeRawPointer, UnsafeMutablePointer<UnsafeRawPointer?>) -> Int32

    nonisolated(unsafe) private static var backtrace: Backtrace?
    nonisolated(unsafe) private static var findImage: FindImage?
    nonisolated(unsafe) private static var frames = [UnsafeMutableRawPointer?](repeating: nil, count: 32)
    nonisolated(unsafe) private static var frameCount = 0
    /// Where the chapter's program was loaded.
    nonisolated(unsafe) static var programBase: UnsafeRawPointer?
    /// What a signal's handler fills, and memory that the runner and forked processes see too: how many calls it holds,
    /// then the calls.
    nonisolated(unsafe) private static var interrupted: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    nonisolated(unsafe) private static var shared: UnsafeMutablePointer<Int>?
    private static let mostInterrupted = 64
    /// The outermost call of the program, with which every complete stack of its main thread ends.
    nonisolated(unsafe) private static var outermost: UnsafeMutableRawPointer?
    /// How often a stack may turn out to be incomplete before it is told as it is.
    nonisolated(unsafe) private static var triesLeft = 20

    /// Where the loader looks for a symbol when it is to look everywhere.
    static var everywhere: UnsafeMutableRawPointer? {
        #if canImport(Darwin)
        UnsafeMutableRawPointer(bitPattern: -2)
        #else
        nil
        #endif
    }

    /// From here on the stack of the last error thrown is kept.
    static func keepWhereErrorsAreThrown() {
        guard let symbol = dlsym(everywhere, "backtrace") else { return }
        findImage = dlsym(everywhere, "dladdr").map { unsafeBitCast($0, to: FindImage.self) }
        backtrace = unsafeBitCast(symbol, to: Backtrace.self)
        let hook: @convention(c) (UnsafeRawPointer?) -> Void = { _ in CallStack.keepThrow() }
        // The first is called for `throws`, the second for `throws(SomeError)`.
        for name in ["_swift_willThrow", "_swift_willThrowTypedImpl"] {
            dlsym(everywhere, name)?.storeBytes(of: unsafeBitCast(hook, to: UInt.self), as: UInt.self)
        }
    }

    /// From here on the calls that a signal interrupts can be told by the file that the environment names.
    static func shareInterrupted() {
        guard let path = Channel.variable("ATTEND_STACK") else { return }
        unsetenv("ATTEND_STACK")
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let size = (mostInterrupted + 1) * MemoryLayout<Int>.size
        let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { return }
        interrupted = .allocate(capacity: mostInterrupted)
        // The first call loads the unwinder, for which a handler must not ask.
        let count = Int(backtrace?(interrupted!, Int32(mostInterrupted)) ?? 0)
        outermost = count > 0 ? interrupted![count - 1] : nil
        shared = memory.bindMemory(to: Int.self, capacity: mostInterrupted + 1)
    }

    /// Tells the calls that a signal has interrupted.
    ///
    /// For handlers: takes no lock and no memory, whatever was interrupted, and writes nowhere but to memory that is
    /// there. Addresses of other libraries are left to the runner, since to tell them apart takes the loader's lock.
    /// - Parameter wantsComplete: leaves out a stack that breaks off before its outermost call, as it does in the few
    ///   instructions that have no unwind information: the program is soon elsewhere, and is asked again. Not for ever.
    /// - Returns: whether the calls were told, or never will be.
    @discardableResult static func tellInterrupted(wantsComplete: Bool = false) -> Bool {
        guard let shared, let interrupted, let backtrace, let programBase, Channel.isOwned else { return true }
        let count = Int(backtrace(interrupted, Int32(mostInterrupted)))
        if wantsComplete, count < mostInterrupted, count == 0 || interrupted[count - 1] != outermost, triesLeft > 0 {
            triesLeft -= 1
            return false
        }
        var index = 0
        while index < count {
            // A return address lies behind the call.
            shared[index + 1] = Int(bitPattern: interrupted[index]) - Int(bitPattern: programBase) - 1
            index += 1
        }
        shared[0] = count
        return true
    }

    /// The calls that a process forked by this one has told, which are forgotten then.
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

    /// Where the library or executable that holds an address begins in memory.
    static func base(of address: UnsafeRawPointer) -> UnsafeRawPointer? {
        var facts = [UnsafeRawPointer?](repeating: nil, count: 4)
        guard let findImage, findImage(address, &facts) != 0 else { return nil }
        return facts[1]
    }

    /// Those of the addresses that lie in the chapter's program.
    private static func inProgram(_ addresses: ArraySlice<UnsafeMutableRawPointer?>) -> [Int] {
        guard let programBase else { return [] }
        return addresses.compactMap { address in
            guard let address, base(of: address) == programBase else { return nil }
            // A return address lies behind the call.
            return UnsafeRawPointer(address) - programBase - 1
        }
    }
}
