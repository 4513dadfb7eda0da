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
        guard Channel.isOwned, Checking.isSelected(number) else { return false }
        _ = Recorder.drain()
        fflush(nil)
        let child = Ending.forkProcess()
        if child == 0 {
            guard Checking.become(number) else { _exit(Ending.channelCode) }
            Recorder.beginNoting()
            return true
        }
        guard child > 0 else { return false }
        setpgid(child, child)
        Channel.send(.variantBegan(number, process: Int(child)))
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        Checking.endDescendants(of: child)
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
    public static func beginCheck(_ index: Int, seal: String) {
        _ = Recorder.drain()
        Channel.send(.checkBegan(index, seal: seal))
    }

    /// A check has come to its end.
    public static func endCheck(_ index: Int, seal: String) {
        Channel.send(.checkEnded(index, seal: seal))
    }

    /// All checks have come to their end, and with them the process.
    public static func endVariant(seal: String) -> Never {
        Ending.isExpected = true
        fflush(nil)
        Channel.send(.variantFinished(seal: seal))
        _exit(Ending.completedCode)
    }
}
