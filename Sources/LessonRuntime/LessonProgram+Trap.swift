import StepTrace

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Cells marked `fails=trap` run in a process of their own, so that the chapter continues after them.
extension LessonProgram {
    /// Forks the program, or starts it again if it has several threads.
    ///
    /// The parent waits for the child and then continues after the cell.
    /// - Returns: true in the child, which runs the cell.
    public static func beginTrap(cell: Int) -> Bool {
        guard Channel.isConnected else { return false }
        if Replay.isActive { return Replay.reach(.trap(cell: cell)) }
        fflush(nil)
        let child = Threads.areSeveral ? Replay.start(.trap(cell: cell)) : ExitMonitor.forkProcess()
        if child == 0 {
            Channel.takeOver()
            return true
        }
        var status: Int32 = 0
        ExitMonitor.ignoringRequests {
            ExitMonitor.awaitedProcess = child
            while waitpid(child, &status, 0) < 0 && errno == EINTR {}
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

    /// Sends the stack that the forked process has reported when a signal stopped or ended it.
    static func reportInterrupted() {
        if let stack = CallStack.takeInterrupted() { Channel.send(.whereabouts(stack: stack)) }
    }

    static func ending(of status: Int32) -> WireRecord.Ending {
        let signal = status & 0x7F
        if signal != 0 { return .signal(Int(signal)) }
        let code = (status >> 8) & 0xFF
        return code == ExitMonitor.completedCode ? .completed : .exited(Int(code))
    }
}
