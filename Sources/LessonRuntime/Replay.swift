import StepTrace

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
@preconcurrency import Darwin
#endif

/// A second start of the program, for a part of the lesson that needs a process of its own when a fork is not possible.
///
/// A forked process has only the thread that called `fork`: the thread pool of `Task` and `DispatchQueue` does not work in it,
/// and locks that other threads held are never released. A program with more than one thread therefore starts itself again.
/// The new process runs the earlier cells again, without output, in a working folder of its own, and then that part.
enum Replay {
    /// The part that needs a process of its own.
    enum Target: Hashable {
        case trap(cell: Int)
        case variant(Int)
    }

    /// What this process was started for; nil in the program itself, and after the target has been reached.
    nonisolated(unsafe) private static var target: Target?
    /// The number of the first record that this process sends.
    nonisolated(unsafe) private(set) static var firstRecord = 0
    /// `/dev/null`.
    nonisolated(unsafe) private(set) static var silence: Int32 = -1
    /// The environment and the executable with which the program was started.
    nonisolated(unsafe) private static var environment: [String] = []
    nonisolated(unsafe) private static var executable = ""

    private static let variableName = "ATTEND_REPLAY"

    /// Whether the process has several threads, so that its parts cannot be forked.
    static var isNeeded: Bool { threadCount > 1 }

    /// Whether the cells before the target are being run again.
    static var isActive: Bool { target != nil }

    /// The variant that this process was started for.
    static var variant: Int? {
        if case .variant(let number) = target { number } else { nil }
    }

    /// Keeps what another start needs, before anything changes the environment, and reads what this process is for.
    static func prepare() {
        executable = CommandLine.arguments[0]
        environment = currentEnvironment()
        guard let text = Channel.variable(variableName) else { return }
        unsetenv(variableName)
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, let number = Int(words[1]), let first = Int(words[2]) else { return }
        target = words[0] == "trap" ? .trap(cell: number) : .variant(number)
        firstRecord = first
    }

    /// Discards what the cells before the target print, and moves to the working folder in which they run again.
    static func begin() {
        guard let target else { return }
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        silence = fcntl(null, F_DUPFD_CLOEXEC, 200)
        close(null)
        let isThere =
            switch target {
            case .trap(let cell): chdir(Channel.folder + "/cell-\(cell).work") == 0
            // Confined before the cells run again, since these start threads.
            case .variant(let number): CheckMode.enterFolder(of: number) && VariantConfinement.begin(number)
            }
        guard silence >= 0, dup2(silence, STDOUT_FILENO) >= 0, dup2(silence, STDERR_FILENO) >= 0, isThere
        else { _exit(ExitMonitor.channelCode) }
    }

    /// Ends the replay when it has reached its target.
    /// - Returns: whether it has; the process then runs that part.
    static func reach(_ reached: Target) -> Bool {
        guard reached == target else { return false }
        target = nil
        fflush(nil)
        Channel.restoreOutput()
        return true
    }

    /// Starts the program again.
    /// - Returns: the process, or -1.
    static func start(_ target: Target) -> pid_t {
        let text =
            switch target {
            case .trap(let cell): "trap \(cell)"
            case .variant(let number): "variant \(number)"
            }
        let arguments = copies([executable, CommandLine.arguments[1]])
        let variables = copies(environment + ["\(variableName)=\(text) \(Channel.reserveNumbers())"])
        defer { for text in arguments + variables { free(text) } }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for standard in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_adddup2(&actions, Channel.output, standard)
        }
        var process: pid_t = -1
        return posix_spawn(&process, executable, &actions, nil, arguments, variables) == 0 ? process : -1
    }

    private static var threadCount: Int {
        #if os(Linux)
        StrayProcesses.numbers(in: "/proc/self/task").count
        #else
        var threads: thread_act_array_t?
        var count: mach_msg_type_number_t = 0
        guard task_threads(mach_task_self_, &threads, &count) == KERN_SUCCESS, let threads else { return 1 }
        for index in 0..<Int(count) { mach_port_deallocate(mach_task_self_, threads[index]) }
        let size = Int(count) * MemoryLayout<thread_act_t>.stride
        vm_deallocate(mach_task_self_, vm_address_t(UInt(bitPattern: threads)), vm_size_t(size))
        return Int(count)
        #endif
    }

    /// Copies of the texts as C strings, which the caller frees, and a null pointer.
    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { (text: String) in strdup(text) } + [nil]
    }

    private static func currentEnvironment() -> [String] {
        #if canImport(Darwin)
        var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = _NSGetEnviron().pointee
        #else
        var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
        #endif
        var variables: [String] = []
        while let variable = next?.pointee {
            variables.append(String(cString: variable))
            next = next?.advanced(by: 1)
        }
        return variables
    }
}
