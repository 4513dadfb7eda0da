#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds and kills processes that were left running.
enum StrayProcesses {
    /// Kills the processes that `find` returns, and repeats: a process may have started another one before it was killed.
    static func end(_ find: () -> [pid_t]) {
        for _ in 0..<50 {
            let processes = find()
            if processes.isEmpty { return }
            for process in processes { kill(process, SIGKILL) }
            usleep(2000)
        }
    }

    #if os(Linux)
    /// The numbers among the names in a folder.
    static func numbers(in folder: String) -> [pid_t] {
        guard let list = opendir(folder) else { return [] }
        defer { closedir(list) }
        var numbers: [pid_t] = []
        while let entry = readdir(list) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let number = pid_t(name) { numbers.append(number) }
        }
        return numbers
    }

    /// The children of this one: the system lists them for each thread.
    static var children: [pid_t] {
        let tasks = "/proc/self/task"
        return numbers(in: tasks).flatMap { thread -> [pid_t] in
            guard let file = fopen("\(tasks)/\(thread)/children", "r") else { return [] }
            defer { fclose(file) }
            var buffer = [UInt8](repeating: 0, count: 1 << 14)
            let count = fread(&buffer, 1, buffer.count, file)
            return String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
        }
    }
    #endif
}
