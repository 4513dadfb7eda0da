import Foundation

#if os(Linux)
/// A child of this process that gets every descriptor that is not kept from it.
enum Child {
    struct NotStarted: Error {
        var status: Int32
    }

    /// What the child's descriptors lead to, such as `socket:[4711]`.
    static func descriptors() async throws -> [String] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw NotStarted(status: errno) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        let words = ["ls", "-l", "/proc/self/fd"]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, "/bin/ls", &actions, nil, &arguments, environ)
        close(ends[1])
        guard status == 0 else { throw NotStarted(status: status) }
        let text = try FileHandle(fileDescriptor: ends[0], closeOnDealloc: false).readToEnd() ?? Data()
        var ended: Int32 = 0
        waitpid(child, &ended, 0)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { line in
            line.firstRange(of: " -> ").map { String(line[$0.upperBound...]) }
        }
    }
}
#endif
