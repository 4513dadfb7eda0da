#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The state of a program that checks exercises: the variants to run, and the nonce of each one's channel.
enum CheckMode {
    /// Whether the program checks exercises; values shown by its cells are then not sent.
    nonisolated(unsafe) private(set) static var isActive = false
    /// Whether this process runs a variant, whose own output is kept.
    nonisolated(unsafe) private(set) static var isInVariant = false
    nonisolated(unsafe) private static var folder = ""
    nonisolated(unsafe) private static var nonces: [Int: String] = [:]

    /// Reads the list that the environment names, and deletes it; each line is a variant's number and nonce.
    static func prepare() {
        guard let path = Channel.variable("ATTEND_CHECKS") else { return }
        unsetenv("ATTEND_CHECKS")
        folder = path
        isActive = true
        guard let file = fopen(list, "r") else { return }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
        fclose(file)
        unlink(list)
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            if words.count == 2, let number = Int(words[0]) { nonces[number] = words[1] }
        }
        #if os(Linux)
        adoptOrphans()
        #endif
    }

    private static var list: String { folder + "/list" }

    static func isSelected(_ number: Int) -> Bool { nonces[number] != nil }

    static func workingFolder(of variant: Int) -> String { "\(folder)/\(variant).work" }

    /// Writes the list for a replay of the program that runs this variant only.
    static func select(_ number: Int) {
        let descriptor = open(list, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        Channel.put(Array("\(number) \(nonces[number] ?? "")\n".utf8), into: descriptor)
        close(descriptor)
    }

    /// Sets up this process for a variant: its own process group, channel and working folder.
    ///
    /// It forgets the nonces of the other variants.
    static func become(_ number: Int) -> Bool {
        setpgid(0, 0)
        let nonce = nonces[number] ?? ""
        nonces = [:]
        isInVariant = true
        let path = "\(folder)/\(number)"
        return chdir(workingFolder(of: number)) == 0
            && Channel.reconnect(wire: path + ".wire", output: path + ".out", nonce: nonce)
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
        typealias ProcessControl = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        guard let symbol = dlsym(CallStack.everywhere, "prctl") else { return }
        let childSubreaper: Int32 = 36
        _ = unsafeBitCast(symbol, to: ProcessControl.self)(childSubreaper, 1, 0, 0, 0)
    }
    #endif
}
