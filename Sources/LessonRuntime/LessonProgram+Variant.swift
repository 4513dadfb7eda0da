import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Exercises are checked in processes of their own, so that nothing that one version of the code does reaches another.
extension LessonProgram {
    /// Divides the program in two: true in the one that runs the variant.
    ///
    /// The other waits for it and then goes on.
    public static func beginVariant(_ number: Int) -> Bool {
        guard Channel.isOwned, CheckMode.isSelected(number) else { return false }
        _ = Recorder.drain()
        fflush(nil)
        let child = ExitMonitor.forkProcess()
        if child == 0 {
            guard CheckMode.become(number) else { _exit(ExitMonitor.channelCode) }
            Recorder.beginNoting()
            return true
        }
        guard child > 0 else { return false }
        setpgid(child, child)
        Channel.send(.variantBegan(number, process: Int(child)))
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        CheckMode.endDescendants(of: child)
        tellInterrupted()
        Channel.send(.variantEnded(number, ending: ending(of: status)))
        return false
    }

    /// The same for a variant that is the rest of the program: only its own process comes back from here.
    public static func enterVariant(_ number: Int) {
        if beginVariant(number) { return }
        complete()
        exit(0)
    }

    /// A check begins.
    public static func beginCheck(_ index: Int, nonce: String) {
        _ = Recorder.drain()
        Channel.send(.checkBegan(index, nonce: nonce))
    }

    /// A check has come to its end.
    public static func endCheck(_ index: Int, nonce: String) {
        Channel.send(.checkEnded(index, nonce: nonce))
    }

    /// All checks have come to their end, and with them the process.
    public static func endVariant(nonce: String) -> Never {
        ExitMonitor.isExpected = true
        fflush(nil)
        Channel.send(.variantFinished(nonce: nonce))
        _exit(ExitMonitor.completedCode)
    }
}
