import Foundation

/// The processes that a program has started and left running, wherever they have gone: into another group, another
/// session, to another parent.
///
/// They are known by what they have inherited: the environment or the working folder.
struct StrayProcesses {
    /// What only their environment holds.
    private let mark: String
    private let workingFolder: String?

    /// Those of a chapter's program, whose environment names the folder of crash reports.
    init(reports: String, workingFolder: String) {
        mark = "output-to=\(reports)/"
        self.workingFolder = workingFolder
    }

    /// Those that have a variable of the environment with this value.
    init(variable: String, value: String) {
        mark = "\(variable)=\(value)"
        workingFolder = nil
    }

    /// Ends them all; where the system does not say what a process has inherited, those of the program's group have
    /// been ended before.
    func end() {
        #if os(Linux)
        // One that is about to start another may have done so meanwhile.
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
        let workingFolder = workingFolder.map { URL(filePath: $0).resolvingSymlinksInPath().path }
        let mark = Data(mark.utf8)
        return names.compactMap { pid_t($0) }.filter { process in
            guard process != getpid() else { return false }
            // Both are empty for a process that has ended and waits for its parent.
            let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            return folder != nil && folder == workingFolder
                || FileManager.default.contents(atPath: "/proc/\(process)/environ")?.range(of: mark) != nil
        }
    }
    #endif
}
