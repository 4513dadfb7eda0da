import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Cells that are to trap run in a process of their own, so that the chapter goes on after them.
extension LessonProgram {
    /// Divides the program in two: true in the one that runs the cell and is to trap.
    ///
    /// The other waits for it and then goes on behind the cell.
    public static func beginTrap(cell: Int) -> Bool {
        guard Channel.isConnected else { return false }
        fflush(nil)
        let child = ExitMonitor.forkProcess()
        if child == 0 {
            ExitMonitor.isDivided = true
            Channel.takeOver()
            return true
        }
        // When the cell takes too long, the signals that make the child tell its line are not for this process.
        var signals = sigset_t()
        var before = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTRAP)
        sigaddset(&signals, SIGUSR2)
        sigprocmask(SIG_BLOCK, &signals, &before)
        var status: Int32 = 0
        ExitMonitor.awaitedProcess = child
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        ExitMonitor.awaitedProcess = 0
        ExitMonitor.forgetBlockedQuestions()
        sigprocmask(SIG_SETMASK, &before, nil)
        tellInterrupted()
        Channel.send(.trapAwaited(cell: cell, ending: ending(of: status)))
        return false
    }

    /// Reached only when the cell did not trap.
    public static func endTrap(cell: Int) -> Never {
        showRecordedSteps()
        fflush(nil)
        _exit(ExitMonitor.completedCode)
    }

    /// Tells where the process that was waited for was when a signal stopped or ended it.
    static func tellInterrupted() {
        if let stack = CallStack.takeInterrupted() { Channel.send(.whereabouts(stack: stack)) }
    }

    static func ending(of status: Int32) -> WireRecord.Ending {
        let signal = status & 0x7F
        if signal != 0 { return .signal(Int(signal)) }
        let code = (status >> 8) & 0xFF
        return code == ExitMonitor.completedCode ? .completed : .exited(Int(code))
    }
}
