import StepTrace

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
@preconcurrency import Darwin
#endif

/// The connection from a chapter program to the runner: records on a private pipe, and marks on standard output that give
/// the position of each record in the printed text.
///
/// A program that was not started by the runner has no channel.
enum Channel {
    nonisolated(unsafe) private static var wire: Int32 = -1
    /// A duplicate of standard output, which stays open when a cell closes the original.
    nonisolated(unsafe) private(set) static var output: Int32 = -1
    nonisolated(unsafe) private static var nonce = ""
    /// How many records were sent; shared with forked processes, so that numbers are unique.
    nonisolated(unsafe) private static var written: UnsafeMutablePointer<Int>?
    /// Cells may show values from several threads.
    nonisolated(unsafe) private static var lock = pthread_mutex_t()
    /// The process that may send; processes that lesson code forks may not.
    nonisolated(unsafe) private static var owner: pid_t = -1
    /// The program's private folder.
    nonisolated(unsafe) private(set) static var folder = ""

    static var isConnected: Bool { written != nil }

    /// Whether this process may send.
    static var isOwned: Bool { isConnected && owner == getpid() }

    /// Makes this process, just forked, the one that sends.
    static func takeOver() {
        owner = getpid()
    }

    /// Opens the channel that the environment names, and removes its variables from the environment.
    static func connect() {
        guard let path = variable("ATTEND_WIRE"), let secret = variable("ATTEND_NONCE") else { return }
        unsetenv("ATTEND_WIRE")
        // `/proc/self/environ` shows the memory in which it was, whatever the environment says.
        if let memory = getenv("ATTEND_NONCE") { memset(memory, 0, strlen(memory)) }
        unsetenv("ATTEND_NONCE")
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        let shared = mmap(nil, MemoryLayout<Int>.size, PROT_READ | PROT_WRITE, MAP_SHARED | anonymousMemory, -1, 0)
        guard descriptor >= 0, let shared, shared != MAP_FAILED else { return }
        attach(descriptor, nonce: secret)
        folder = String(path.dropLast("/wire".utf8.count))
        pthread_mutex_init(&lock, nil)
        // Unbuffered: the output of a long cell is shown as it is printed, and none is lost when the cell is stopped.
        setvbuf(stdout, nil, _IONBF, 0)
        written = shared.bindMemory(to: Int.self, capacity: 1)
        written?.pointee = Replay.firstRecord
    }

    /// Leaves numbers for the records of a replay, and returns the one before the first.
    static func reserveNumbers() -> Int {
        guard let written else { return 0 }
        defer { written.pointee += 1 << 32 }
        return written.pointee
    }

    /// Lets what is printed be seen again.
    static func restoreOutput() {
        for standard in [STDOUT_FILENO, STDERR_FILENO] { _ = dup2(output, standard) }
    }

    /// The pipes of a variant, for records and for what it prints.
    ///
    /// They are in a folder in which nothing can be removed or replaced.
    static func pipes(of variant: Int) -> [String] {
        ["wire", "out"].map { "\(folder)/channels/\(variant).\($0)" }
    }

    /// Replaces the channel inherited from the parent process by a variant's own, for standard output, standard error and
    /// records.
    ///
    /// Nothing is left by which the parent's could be written or its numbers changed.
    static func reconnect(to variant: Int, nonce secret: String) -> Bool {
        close(wire)
        close(output)
        munmap(written, MemoryLayout<Int>.size)
        let pipes = pipes(of: variant).map { open($0, O_WRONLY | O_CLOEXEC) }
        let (descriptor, printed) = (pipes[0], pipes[1])
        guard descriptor >= 0, printed >= 0, dup2(printed, STDOUT_FILENO) >= 0, dup2(printed, STDERR_FILENO) >= 0 else {
            return false
        }
        close(printed)
        attach(descriptor, nonce: secret)
        written = .allocate(capacity: 1)
        written?.initialize(to: 0)
        return true
    }

    /// Duplicates the descriptors to numbers from 200 up, away from those of cells; they are closed in programs that a cell
    /// starts.
    private static func attach(_ descriptor: Int32, nonce secret: String) {
        wire = fcntl(descriptor, F_DUPFD_CLOEXEC, 200)
        output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 200)
        close(descriptor)
        nonce = secret
        takeOver()
    }

    /// Sends a record; of a replay, only which cells are run again.
    static func send(_ sent: WireRecord) {
        guard let written, isOwned else { return }
        var record = sent
        if Replay.isActive {
            guard case .cellBegan(let cell) = sent else { return }
            record = .cellRepeated(cell)
        }
        pthread_mutex_lock(&lock)
        defer { pthread_mutex_unlock(&lock) }
        reopenOutput()
        fflush(nil)
        if case .cellEnded = record { undoRedirection() }
        written.pointee += 1
        put(WireLine.mark(nonce: nonce, number: written.pointee), into: output)
        put(WireLine(number: written.pointee, record: record).bytes(nonce: nonce), into: wire)
    }

    /// Opens standard output again, when a cell has closed it.
    private static func reopenOutput() {
        guard fcntl(STDOUT_FILENO, F_GETFD) < 0 else { return }
        if Replay.isActive { return _ = dup2(Replay.silence, STDOUT_FILENO) }
        guard dup2(output, STDOUT_FILENO) >= 0 else { return }
        put(Array("(the cell closed standard output: what it printed after that is lost)\n".utf8), into: output)
    }

    /// Leads standard output back at the end of a cell that has replaced it and not restored it.
    private static func undoRedirection() {
        var (own, current) = (stat(), stat())
        guard fstat(output, &own) == 0, fstat(STDOUT_FILENO, &current) == 0,
            (own.st_dev, own.st_ino) != (current.st_dev, current.st_ino), dup2(output, STDOUT_FILENO) >= 0
        else { return }
        put(
            Array("(the cell redirected standard output: what it printed after that is not shown)\n".utf8), into: output
        )
    }

    /// Sixteen hexadecimal digits.
    static func newNonce() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    static func put(_ bytes: [UInt8], into descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }

    private static var anonymousMemory: Int32 {
        #if canImport(Darwin)
        MAP_ANON
        #else
        MAP_ANONYMOUS
        #endif
    }
}
