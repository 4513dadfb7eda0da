import Foundation

extension Limits {
    /// The limit that processes exceed together.
    /// - Parameter tree: all processes of the run, whose open files count.
    func exceeded(by processes: [pid_t], in tree: ProcessTree, _ folders: inout FolderUse) -> ProgramStop? {
        if processes.count > self.processes { return .processes(limit: self.processes) }
        if MemoryUse.of(processes, exceeds: memory) { return .memory(limit: memory) }
        return folders.exceeds(files, tree) ? .files(limit: files) : nil
    }
}
