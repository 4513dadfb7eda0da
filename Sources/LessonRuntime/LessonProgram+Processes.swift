import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The parts of a lesson that run in a process of their own, forked, or started again if the program has several threads.
///
/// The parent waits for the child and then continues after that part.
extension LessonProgram {
    // MARK: Cells marked `fails=trap`

    /// Starts the process of a cell, so that the chapter continues after the trap.
    /// - Returns: true in the child, which runs the cell.
    public static func beginTrap(cell: Int) -> Bool {
        guard Channel.isConnected else { return false }
        if Replay.isActive { return Replay.reach(.trap(cell: cell)) }
        fflush(nil)
        let child = Replay.isNeeded ? Replay.start(.trap(cell: cell)) : ExitMonitor.forkProcess()
        if child == 0 {
            Channel.takeOver()
            return true
        }
        var status: Int32 = 0
        ExitMonitor.ignoringRequests {
            ExitMonitor.awaitedProcess = child
            status = wait(for: child)
            ExitMonitor.awaitedProcess = 0
        }
        reportInterrupted()
        Channel.send(.trapAwaited(cell: cell, process: Int(child), ending: ending(of: status)))
        return false
    }

    /// Ends the process of a cell that did not trap.
    public static func endTrap(cell: Int) -> Never {
        showRecordedSteps()
        fflush(nil)
        _exit(ExitMonitor.completedCode)
    }

    // MARK: Variants of exercises

    /// Starts the process of a variant, so that variants cannot affect each other.
    /// - Returns: true in the child, which runs the variant.
    public static func beginVariant(_ number: Int) -> Bool {
        guard Channel.isOwned, CheckMode.isSelected(number) else { return false }
        _ = Recorder.drain()
        // Only the variant's own process, whose channel it is, and the runner get to know it.
        let nonce = Channel.newNonce()
        if Replay.reach(.variant(number)) {
            Channel.send(.variantBegan(number, process: Int(getpid()), nonce: nonce))
            return becomeVariant(number, nonce: nonce)
        }
        fflush(nil)
        let isReplayed = Replay.isNeeded
        let child = isReplayed ? Replay.start(.variant(number)) : ExitMonitor.forkProcess()
        if child == 0 {
            guard CheckMode.enterFolder(of: number), VariantConfinement.begin(number) else {
                _exit(ExitMonitor.channelCode)
            }
            return becomeVariant(number, nonce: nonce)
        }
        guard child > 0 else { return false }
        if !isReplayed {
            setpgid(child, child)
            Channel.send(.variantBegan(number, process: Int(child), nonce: nonce))
        }
        let status = wait(for: child)
        CheckMode.endDescendants(of: child)
        reportInterrupted()
        Channel.send(.variantEnded(number, ending: ending(of: status)))
        return false
    }

    private static func becomeVariant(_ number: Int, nonce: String) -> Bool {
        guard CheckMode.become(number, nonce: nonce) else { _exit(ExitMonitor.channelCode) }
        Recorder.beginCapturing()
        ExitMonitor.watchThread()
        return true
    }

    /// `beginVariant` for a variant that is the rest of the program: it returns only in the child.
    public static func enterVariant(_ number: Int) {
        if beginVariant(number) { return }
        complete()
        exit(0)
    }

    /// Reports that a check begins.
    public static func beginCheck(_ index: Int, nonce: String) {
        _ = Recorder.drain()
        Channel.send(.checkBegan(index, nonce: nonce))
    }

    /// Reports that a check has ended.
    public static func endCheck(_ index: Int, nonce: String) {
        Channel.send(.checkEnded(index, nonce: nonce))
    }

    /// Reports that all checks have ended, and ends the process.
    public static func endVariant(nonce: String) -> Never {
        ExitMonitor.isExpected = true
        fflush(nil)
        Channel.send(.variantFinished(nonce: nonce))
        _exit(ExitMonitor.completedCode)
    }

    // MARK: The child's end

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    /// Sends the stack that the forked process has reported when a signal stopped or ended it.
    private static func reportInterrupted() {
        if let stack = CallStack.takeInterrupted() { Channel.send(.whereabouts(stack: stack)) }
    }

    private static func ending(of status: Int32) -> WireRecord.Ending {
        let signal = status & 0x7F
        if signal != 0 { return .signal(Int(signal)) }
        let code = (status >> 8) & 0xFF
        return code == ExitMonitor.completedCode ? .completed : .exited(Int(code))
    }
}
