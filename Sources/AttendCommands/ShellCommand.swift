import Foundation

/// A command of the user's environment, such as `PAGER` or `EDITOR`, run by the shell as git runs it.
struct ShellCommand {
    /// As the user has written it: a program with its options.
    let command: String
    /// What follows the command, each one whole.
    var arguments: [String] = []
    let environment: [String: String]

    /// Starts it in the process group of attend, so that it can read the terminal's keys.
    /// - Parameter input: its standard input, where that is not attend's own.
    /// - Returns: nil when the shell does not start.
    func start(input: Int32? = nil) -> pid_t? {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        // Attend ignores this signal; the command, or programs that it starts, may rely on it.
        var broken = sigset_t()
        sigemptyset(&broken)
        sigaddset(&broken, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &broken)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let script = arguments.isEmpty ? [command] : ["\(command) \"$@\"", command]
        let words = (["sh", "-c"] + script + arguments).map { (text: String) in strdup(text) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        return posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables) == 0 ? process : nil
    }

    /// Waits until a process that `start` has returned ends; an interrupt meanwhile is for that process.
    /// - Returns: whether the shell could start the command; if not, it has said why.
    @discardableResult static func wait(for process: pid_t) -> Bool {
        let before = signal(SIGINT, SIG_IGN)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        signal(SIGINT, before)
        return ![126, 127].contains(status >> 8 & 0xFF)
    }
}
