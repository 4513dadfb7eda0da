#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A process beside the program that kills it, and the processes that it has started, when the runner has been killed.
///
/// While the runner lives, it does that itself. It holds the reading end of the pipe for records, whose writing end reports
/// when no reader is left.
enum Watchdog {
    /// Starts the watchdog, before the program has a memory limit, signal handlers or children of its own.
    static func start() {
        guard let wire = Channel.variable("ATTEND_WIRE") else { return }
        // The program holds the writing end until it ends; then the watchdog ends too.
        var programEnd: [Int32] = [-1, -1]
        guard pipe(&programEnd) == 0 else { return }
        let program = getpid()
        let child = ExitMonitor.forkProcess()
        if child == 0 {
            // Forked twice: a cell that waits for any of its children must not wait for the watchdog.
            if ExitMonitor.forkProcess() == 0 { supervise(program, wire: wire, programEnd: programEnd[0]) }
            _exit(0)
        }
        close(programEnd[0])
        // Moved to a number from 200 up, away from the descriptors of cells.
        _ = fcntl(programEnd[1], F_DUPFD_CLOEXEC, 200)
        close(programEnd[1])
        while child > 0, waitpid(child, nil, 0) < 0, errno == EINTR {}
    }

    private static func supervise(_ program: pid_t, wire path: String, programEnd: Int32) -> Never {
        setpgid(0, 0)
        let folders = [".", String(path.dropLast("/wire".utf8.count))].compactMap(realPath).filter { $0 != "/" }
        for descriptor in Int32(0)..<64 where descriptor != programEnd { close(descriptor) }
        let wire = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        _ = chdir("/")
        // The runner recognises a program's stray processes by their working folder and this variable; the watchdog is none.
        if let mark = getenv("SWIFT_BACKTRACE") { memset(mark, 0, strlen(mark)) }
        var descriptors = [
            pollfd(fd: wire, events: 0, revents: 0), pollfd(fd: programEnd, events: Int16(POLLIN), revents: 0),
        ]
        while wire >= 0, poll(&descriptors, 2, -1) < 0, errno == EINTR {}
        if wire < 0 || descriptors[0].revents != 0 {
            endAll(of: program, in: folders)
        }
        _exit(0)
    }

    /// Kills the program's process group, and on Linux also processes that left it: those in its session or with a working
    /// folder among its folders.
    private static func endAll(of program: pid_t, in folders: [String]) {
        kill(-program, SIGKILL)
        #if os(Linux)
        StrayProcesses.end {
            StrayProcesses.all.filter { process in
                guard process != getpid() else { return false }
                let folder = StrayProcesses.workingFolder(of: process)
                return getsid(process) == program || folders.contains { folder == $0 || folder.hasPrefix($0 + "/") }
            }
        }
        #endif
    }

    /// The path without symbolic links and double slashes, as the system reports working folders.
    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
