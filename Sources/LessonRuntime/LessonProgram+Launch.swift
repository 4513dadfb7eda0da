import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The start of a chapter program: a small executable, built once with the kernel library, loads the chapter's code.
extension LessonProgram {
    /// The name of the function with a chapter's top-level code.
    static let entryPoint = "attend_chapter"

    /// Loads the library named by the first argument and runs it.
    public static func launch() -> Never {
        guard CommandLine.arguments.count == 2 else { exit(64) }
        Replay.prepare()
        Channel.connect()
        CheckMode.prepare()
        Replay.begin()
        guard let program = dlopen(CommandLine.arguments[1], RTLD_NOW | RTLD_GLOBAL),
            let symbol = dlsym(program, entryPoint)
        else {
            print(dlerror().map { String(cString: $0) } ?? "no \(entryPoint) in the program")
            exit(70)
        }
        ExitMonitor.install()
        CallStack.programBase = CallStack.base(of: symbol)
        Channel.send(.started(version: WireRecord.version))
        typealias EntryPoint = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
        exit(unsafeBitCast(symbol, to: EntryPoint.self)(0, nil))
    }
}
