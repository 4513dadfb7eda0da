import Foundation

/// The processes of one run at one moment: those that descend from its supervisor, `attend-confine`.
///
/// None can leave the tree: a process whose parent has ended becomes a child of the supervisor.
struct ProcessTree {
    /// The program first, then what it and its children have started; empty where the system does not list them.
    let processes: [pid_t]

    init(below supervisor: pid_t) {
        #if os(Linux)
        let all = ProcessFiles.descendants(of: supervisor)
        // The first process of a namespace is attend's own; its supervisor starts it before the program.
        processes = all.first.map { ProcessFiles.ownNumber(of: $0) == 1 } == true ? Array(all.dropFirst()) : all
        #else
        processes = []
        #endif
    }

    /// The process that calls itself by a number; that number where the system does not list processes.
    func process(calledByItself number: pid_t) -> pid_t? {
        #if os(Linux)
        processes.first { ProcessFiles.ownNumber(of: $0) == number }
        #else
        number
        #endif
    }

    /// Kills all processes but some.
    func end(except kept: [pid_t]) {
        for process in processes where !kept.contains(process) { kill(process, SIGKILL) }
    }

    /// Bytes of files that have no name any more and exist only because a process has them open.
    var bytesOfUnnamedFiles: Int {
        var bytes: [[UInt64]: Int] = [:]
        for process in processes {
            let folder = "/proc/\(process)/fd"
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                var facts = stat()
                guard stat("\(folder)/\(name)", &facts) == 0, facts.st_nlink == 0, facts.st_mode & S_IFMT == S_IFREG
                else { continue }
                bytes[[UInt64(truncatingIfNeeded: facts.st_dev), UInt64(facts.st_ino)]] = Int(facts.st_blocks) * 512
            }
        }
        return bytes.values.reduce(0, +)
    }
}
