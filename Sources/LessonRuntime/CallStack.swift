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
