import Foundation

extension Limits {
    /// The limit that processes exceed together.
    /// - Parameter tree: all processes of the run, whose open files count.
    func exceeded(by processes: [pid_t], in tree: ProcessTree, _ folders: inout FolderUse) -> ProgramStop? {
        if processes.count > self.processes { return .processes(limit: self.processes) }
        if MemoryUse.of(processes, exceeds: memory) { return .memory(limit: memory) }
        return folders.exceeds(files, tree) ? .files(limit: files) : nil
    }

    /// That processes have used up their time; memory that seems to grow without end is told with it.
    func timeOver(_ seconds: Double, of processes: [pid_t]) -> ProgramStop {
        let held = MemoryUse.held(by: processes)
        return .time(seconds: seconds, memory: held > memory / 4 ? held : 0)
    }
}
