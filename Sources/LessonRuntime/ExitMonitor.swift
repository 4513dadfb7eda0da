import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Detects the ways in which a program ends early without a trap: `exit`, and an uncaught error.
///
/// Installs the signal handlers that report call stacks.
enum ExitMonitor {
    /// Whether the process may end: all its work is done, or its end has been reported.
    nonisolated(unsafe) static var isExpected = false
    /// Whether the last statement has run; deferred blocks may still run.
    nonisolated(unsafe) static var isReached = false
    /// The process of the cell marked `fails=trap` that this one waits for; 0 when there is none.
    nonisolated(unsafe) static var awaitedProcess: pid_t = 0
    /// The thread that runs the lesson's code: after an `await` at the top level, it is not the main one.
    nonisolated(unsafe) private static var lessonThread: pthread_t?
    /// The backtracer's handler of SIGABRT.
    nonisolated(unsafe) private static var actionOnAbort = sigaction()
    /// The backtracer's handlers of traps and faults, by signal.
    nonisolated(unsafe) private static var actionsOnFault = Array(repeating: sigaction(), count: 32)

    #if arch(arm64)
    private static let trapSignal = SIGTRAP
    #else
    private static let trapSignal = SIGILL
    #endif

    /// The exit code of a forked process that has reached its end.
    static let completedCode: Int32 = 97
    /// The exit code of a program that an uncaught error ended.
    static let uncaughtCode: Int32 = 98
    /// The exit code of a process that could not open its own channel.
    static let channelCode: Int32 = 99

    static func install() {
        atexit {
            guard !ExitMonitor.isExpected else { return }
            if ExitMonitor.isReached { return LessonProgram.complete() }
            ExitMonitor.isExpected = true
            Channel.send(.exits(stack: CallStack.current()))
        }
        CallStack.recordThrows()
        CallStack.prepareReporting()
        // The toolchain's backtracer cannot unwind through the C library: a program that is stopped while it prints or sleeps
        // has to read its own stack.
        signal(SIGUSR2) { number in
            if let thread = ExitMonitor.lessonThread, pthread_equal(thread, pthread_self()) == 0,
                pthread_kill(thread, number) == 0
            {
                return
            }
            guard CallStack.reportInterrupted(wantsComplete: true) else { return }
            while true { pause() }
        }
        // A cell marked `fails=trap` takes too long: its process is killed, this one continues.
        signal(SIGUSR1) { _ in
            if ExitMonitor.awaitedProcess > 0 { kill(ExitMonitor.awaitedProcess, SIGKILL) }
        }
        // `abort` is in the C library too.
        sigaction(SIGABRT, nil, &actionOnAbort)
        signal(SIGABRT) { _ in
            CallStack.reportInterrupted()
            sigaction(SIGABRT, &ExitMonitor.actionOnAbort, nil)
            raise(SIGABRT)
        }
        reportTraps()
    }

    /// Has a trap report the stack before the backtracer does, whose reports come without frames where it is not given
    /// the time; and a signal that is sent, as by `raise`, end the process as a fault does.
    ///
    /// The backtracer returns from its handler and expects the instruction at fault to be executed again, but a signal
    /// that was sent comes only once.
    private static func reportTraps() {
        #if os(Linux)
        for number in [trapSignal, SIGSEGV, SIGBUS, SIGFPE] {
            sigaction(number, nil, &actionsOnFault[Int(number)])
            var action = sigaction()
            // The handler of a stack overflow runs on a stack of its own.
            action.sa_flags = actionsOnFault[Int(number)].sa_flags | SA_SIGINFO
            action.__sigaction_handler.sa_sigaction = { number, information, _ in
                let isSent = information.map { $0.pointee.si_code <= 0 } ?? true
                if isSent || number == ExitMonitor.trapSignal { CallStack.reportInterrupted() }
                if isSent {
                    signal(number, SIG_DFL)
                    raise(number)
                } else {
                    sigaction(number, &ExitMonitor.actionsOnFault[Int(number)], nil)
                }
            }
            sigaction(number, &action, nil)
        }
        #endif
    }

    /// Has the calling thread, in which a part of the lesson begins, answer when it is asked for its stack; the threads of
    /// `Task` and `DispatchQueue` block signals.
    static func watchThread() {
        lessonThread = pthread_self()
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGUSR2)
        sigaddset(&signals, SIGTRAP)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Waits for another process, while signals to the process group ask that one for its stack and no thread of this one.
    static func ignoringRequests(_ wait: () -> Void) {
        let signals = [SIGTRAP, SIGUSR2]
        let before = signals.map { number in
            var action = sigaction()
            sigaction(number, nil, &action)
            signal(number, SIG_IGN)
            return action
        }
        wait()
        for (number, var action) in zip(signals, before) { sigaction(number, &action, nil) }
    }

    /// `fork`.
    ///
    /// Swift does not import it, because it is safe only in a program with one thread. Callers make sure of that.
    static func forkProcess() -> pid_t {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = dlsym(CallStack.everywhere, "fork") else { return -1 }
        return unsafeBitCast(symbol, to: Fork.self)()
    }
}

/// Replaces the standard library's handler of uncaught errors, whose message has neither file nor line.
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
