#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The state of a program that checks exercises: the variants to run.
enum CheckMode {
    /// Whether the program checks exercises; values shown by its cells are then not sent.
    nonisolated(unsafe) private(set) static var isActive = false
    /// Whether this process runs a variant, whose own output is kept.
    nonisolated(unsafe) private(set) static var isInVariant = false
    nonisolated(unsafe) private static var selected: Set<Int> = []

    /// Reads which variants to run; a replay runs only the one that it was started for.
    static func prepare() {
        guard let numbers = Channel.variable("ATTEND_VARIANTS") else { return }
        unsetenv("ATTEND_VARIANTS")
        isActive = true
        selected = Set(numbers.split(separator: " ").compactMap { Int($0) })
        if let replayed = Replay.variant { selected.formIntersection([replayed]) }
        #if os(Linux)
        adoptOrphans()
        #endif
    }

    static func isSelected(_ number: Int) -> Bool { selected.contains(number) }

    static func workingFolder(of variant: Int) -> String { "\(Channel.folder)/variants/\(variant)" }

    /// Moves this process to a variant's own folder, which is to be the only one that it changes.
    static func enterFolder(of number: Int) -> Bool {
        let folder = workingFolder(of: number)
        return chdir(folder) == 0 && setenv("TMPDIR", folder, 1) == 0
    }

    /// Sets up this process for a variant: its own process group, and a channel that has the nonce.
    static func become(_ number: Int, nonce: String) -> Bool {
        setpgid(0, 0)
        isInVariant = true
        return Channel.reconnect(to: number, nonce: nonce)
    }

    /// Kills the processes that a variant has left running.
    static func endDescendants(of child: pid_t) {
        kill(-child, SIGKILL)
        #if os(Linux)
        // Processes that left the group have become children of this process when their parent ended.
        StrayProcesses.end {
            while waitpid(-1, nil, WNOHANG) > 0 {}
            return StrayProcesses.children
        }
        #endif
    }

    #if os(Linux)
    /// Makes this process a subreaper: a descendant whose parent ends becomes its child.
    private static func adoptOrphans() {
        let childSubreaper: Int32 = 36
        _ = processControl(childSubreaper, 1)
    }

    /// `prctl`, which Swift does not import; nil where there is none.
    static func processControl(_ option: Int32, _ value: UInt = 0) -> Int32? {
        typealias Function = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        return dlsym(CallStack.everywhere, "prctl").map { unsafeBitCast($0, to: Function.self)(option, value, 0, 0, 0) }
    }
    #endif
}
