import Foundation

/// The processes that a program has started and left running, also those in another process group or session, or with
/// another parent.
///
/// They are recognised by what they have inherited: the environment or the working folder.
struct StrayProcesses {
    /// Bytes that only their environment contains.
    private let mark: String
    private let workingFolder: String?

    /// The processes of a chapter's program, whose environment contains the folder of crash reports.
    init(reports: String, workingFolder: String) {
        mark = "output-to=\(reports)/"
        self.workingFolder = workingFolder
    }

    /// The processes whose environment has a variable with this value.
    init(variable: String, value: String) {
        mark = "\(variable)=\(value)"
        workingFolder = nil
    }

    /// Kills them all.
    ///
    /// Where the system does not show the environment of processes it does nothing; the program's process group has
    /// been killed before.
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
        let workingFolder = workingFolder.map { URL(filePath: $0).resolvingSymlinksInPath().path }
        let mark = Data(mark.utf8)
        return names.compactMap { pid_t($0) }.filter { process in
            guard process != getpid() else { return false }
            // Both are empty for a zombie process.
            let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            return folder != nil && folder == workingFolder
                || FileManager.default.contents(atPath: "/proc/\(process)/environ")?.range(of: mark) != nil
        }
    }
    #endif
}
