import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Watches for the ways in which a program ends too early without trapping: `exit`, and an error that nothing caught.
enum ExitMonitor {
    /// The program has done all it had to do.
    nonisolated(unsafe) static var isExpected = false
    /// The last statement has run; deferred blocks may still.
    nonisolated(unsafe) static var isReached = false
    /// The process of a cell that is to trap, waited for by this one; 0 when there is none.
    nonisolated(unsafe) static var awaitedProcess: pid_t = 0
    /// What the toolchain's backtracer does with `abort`.
    nonisolated(unsafe) private static var actionOnAbort = sigaction()
    /// This is the process of a cell that is to trap.
    nonisolated(unsafe) static var isDivided = false

    /// The exit code of a cell that was to trap and reached its end.
    static let completedCode: Int32 = 97
    /// The exit code of a program that an uncaught error ended.
    static let uncaughtCode: Int32 = 98
    /// The exit code of a process that was to have a channel of its own and did not get it.
    static let channelCode: Int32 = 99

    static func watch() {
        atexit {
            guard !ExitMonitor.isExpected else { return }
            if ExitMonitor.isReached { return LessonProgram.complete() }
            ExitMonitor.isExpected = true
            Channel.send(.exits(stack: CallStack.current()))
        }
        CallStack.keepWhereErrorsAreThrown()
        CallStack.shareInterrupted()
        // The toolchain's backtracer loses its way in the C library: a program that is stopped while it prints or
        // sleeps has to look at its own stack, in the middle of whatever it was doing.
        signal(SIGUSR2) { _ in
            guard CallStack.tellInterrupted(wantsComplete: true) else { return }
            while true { pause() }
        }
        // A cell that is to trap takes too long: its process ends, this one goes on.
        signal(SIGUSR1) { _ in
            if ExitMonitor.awaitedProcess > 0 { kill(ExitMonitor.awaitedProcess, SIGKILL) }
        }
        // `abort` lies in the C library, too.
        sigaction(SIGABRT, nil, &actionOnAbort)
        signal(SIGABRT) { _ in
            CallStack.tellInterrupted()
            sigaction(SIGABRT, &ExitMonitor.actionOnAbort, nil)
            raise(SIGABRT)
        }
    }

    /// Takes away the signals that have asked this process where it is while they were blocked.
    static func forgetBlockedQuestions() {
        var pending = sigset_t()
        for number in [SIGTRAP, SIGUSR2] where sigpending(&pending) == 0 && sigismember(&pending, number) == 1 {
            var one = sigset_t()
            var taken: Int32 = 0
            sigemptyset(&one)
            sigaddset(&one, number)
            sigwait(&one, &taken)
        }
    }

    /// `fork`, which Swift does not offer because it is safe only where a program has one thread, as here.
    static func forkProcess() -> pid_t {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = dlsym(CallStack.everywhere, "fork") else { return -1 }
        return unsafeBitCast(symbol, to: Fork.self)()
    }
}

/// Takes the place of the standard library's last word on an uncaught error, which names neither file nor line.
///
/// Chapter programs are linked with `--wrap=swift_errorInMain`.
@_cdecl("__wrap_swift_errorInMain")
public func lessonErrorInMain(_ error: UnsafeRawPointer) -> Never {
    let thrown = unsafeBitCast(error, to: (any Error).self)
    ExitMonitor.isExpected = true
    Channel.send(.uncaught(message: describe(thrown), stack: CallStack.ofLastThrow))
    fflush(nil)
    _exit(ExitMonitor.uncaughtCode)
}
