import Foundation

/// The processes that an unsupervised command has started and left running, also those in another process group or session,
/// or with another parent.
///
/// They are recognised by what they have inherited from its environment.
struct StrayProcesses {
    private let mark: Data

    /// The processes whose environment has a variable with this value.
    init(variable: String, value: String) {
        mark = Data("\(variable)=\(value)".utf8)
    }

    /// Kills them all.
    ///
    /// Where the system does not show the environment of processes it does nothing; the process group has been killed before.
    func end() {
        #if os(Linux)
        // Repeated: a process may have started another one before it was killed.
        for _ in 0..<20 {
            let processes = processes
            if processes.isEmpty { return }
            for process in processes { kill(process, SIGKILL) }
            usleep(2000)
        }
        #endif
    }

    #if os(Linux)
    private var processes: [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            process != getpid()
                && FileManager.default.contents(atPath: "/proc/\(process)/environ")?.range(of: mark) != nil
        }
    }
    #endif
}
