import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Each variant of an exercise is checked in a process of its own, so that variants cannot affect each other.
extension LessonProgram {
    /// Forks the program, or starts it again if it has several threads.
    ///
    /// The parent waits for the child and then continues.
    /// - Returns: true in the child, which runs the variant.
    public static func beginVariant(_ number: Int) -> Bool {
        guard Channel.isOwned, CheckMode.isSelected(number) else { return false }
        _ = Recorder.drain()
        if Replay.reach(.variant(number)) {
            Channel.send(.variantBegan(number, process: Int(getpid())))
            return becomeVariant(number)
        }
        fflush(nil)
        let isReplayed = Threads.areSeveral
        if isReplayed { CheckMode.select(number) }
        let child = isReplayed ? Replay.start(.variant(number)) : ExitMonitor.forkProcess()
        if child == 0 { return becomeVariant(number) }
        guard child > 0 else { return false }
        if !isReplayed {
            setpgid(child, child)
            Channel.send(.variantBegan(number, process: Int(child)))
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        CheckMode.endDescendants(of: child)
        reportInterrupted()
        Channel.send(.variantEnded(number, ending: ending(of: status)))
        return false
    }

    private static func becomeVariant(_ number: Int) -> Bool {
        guard CheckMode.become(number) else { _exit(ExitMonitor.channelCode) }
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
}
