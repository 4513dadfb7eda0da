#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A process beside the program that ends it, and whatever it has started, when the runner is gone without a word.
///
/// The runner sees to all that by itself as long as it lives. It holds the reading end of the channel for records, whose
/// writing end tells when nobody reads any more.
enum Watchdog {
    /// Starts it, before the program has a memory limit, signal handlers or children of its own.
    static func post() {
        guard let wire = Channel.variable("ATTEND_WIRE") else { return }
        var life: [Int32] = [-1, -1]
        guard pipe(&life) == 0 else { return }
        let program = getpid()
        let child = ExitMonitor.forkProcess()
        if child == 0 {
            // Cells may wait for their children: this one is to have no parent among them.
            if ExitMonitor.forkProcess() == 0 { stand(by: program, wire: wire, programLives: life[0]) }
            _exit(0)
        }
        close(life[0])
        // Held until the program ends, out of the way of the cells' own descriptors.
        _ = fcntl(life[1], F_DUPFD_CLOEXEC, 200)
        close(life[1])
        while child > 0, waitpid(child, nil, 0) < 0, errno == EINTR {}
    }

    private static func stand(by program: pid_t, wire path: String, programLives: Int32) -> Never {
        setpgid(0, 0)
        let homes = [".", String(path.dropLast("/wire".utf8.count))].compactMap(realPath).filter { $0 != "/" }
        for descriptor in Int32(0)..<64 where descriptor != programLives { close(descriptor) }
        let wire = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        _ = chdir("/")
        // The runner knows what a program has left running by its folder and by this; it need not wait for the watchdog.
        if let mark = getenv("SWIFT_BACKTRACE") { memset(mark, 0, strlen(mark)) }
        var descriptors = [
            pollfd(fd: wire, events: 0, revents: 0), pollfd(fd: programLives, events: Int16(POLLIN), revents: 0),
        ]
        while wire >= 0, poll(&descriptors, 2, -1) < 0, errno == EINTR {}
        if wire < 0 || descriptors[0].revents != 0 {
            endAll(of: program, homes: homes)
        }
        _exit(0)
    }

    /// Ends the program's group, and on Linux also those that left it: of its session, or at work in its folders.
    private static func endAll(of program: pid_t, homes: [String]) {
        kill(-program, SIGKILL)
        #if os(Linux)
        StrayProcesses.end {
            StrayProcesses.all.filter { process in
                guard process != getpid() else { return false }
                let folder = StrayProcesses.workingFolder(of: process)
                return getsid(process) == program || homes.contains { folder == $0 || folder.hasPrefix($0 + "/") }
            }
        }
        #endif
    }

    /// The path without links and double slashes, as the system tells working folders.
    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
