#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Confines the process of a variant once more than its program, which only runs cells of the lesson: what the variant runs may
/// be an answer, and must reach neither the program nor what belongs to other variants.
///
/// On top of the program's confinement it may write in its working folder, its channel and what tells of its end. With Landlock
/// it then also cannot read the program's memory, nor signal it.
enum VariantConfinement {
    /// Has to be called while the process has one thread: others stay as they are.
    /// - Returns: whether the process is confined now, or its program is not confined either.
    static func begin(_ number: Int) -> Bool {
        #if os(Linux)
        guard isProgramConfined else { return true }
        let version = call(createRuleset, 0, 0, createRulesetVersion)
        guard version >= 1 else { return false }
        let writing = UInt64(
            Access.ofVersion1 | (version >= 2 ? Access.move : 0) | (version >= 3 ? Access.truncate : 0))
        let scopes: UInt64 = version >= 6 ? abstractSocketsAndSignals : 0
        let attributes = [writing, 0, scopes]
        let rules = attributes.withUnsafeBytes { call(createRuleset, Int(bitPattern: $0.baseAddress), $0.count, 0) }
        guard rules >= 0 else { return false }
        defer { close(Int32(rules)) }
        let folders = [CheckMode.workingFolder(of: number), Channel.folder + "/reports"]
        let files = [Channel.folder + "/stack", "/dev/null"] + Channel.pipes(of: number)
        let ofFiles = writing & UInt64(Access.writeFile | Access.truncate)
        return folders.allSatisfy { allow(writing, below: $0, rules) }
            && files.allSatisfy { allow(ofFiles, below: $0, rules) } && call(restrictSelf, rules, 0, 0) == 0
        #else
        return true
        #endif
    }

    #if os(Linux)
    private typealias SystemCall = @convention(c) (Int, Int, Int, Int, Int) -> Int

    /// `syscall`, which Swift does not import.
    private static let systemCall = dlsym(CallStack.everywhere, "syscall").map {
        unsafeBitCast($0, to: SystemCall.self)
    }
    /// The numbers are the same on all architectures.
    private static let (createRuleset, addRule, restrictSelf) = (444, 445, 446)
    private static let (createRulesetVersion, pathBeneath) = (1, 1)
    private static let abstractSocketsAndSignals: UInt64 = 3

    /// All that Landlock knows of changing files and folders.
    private enum Access {
        static let writeFile = 1 << 1
        /// Removing, and making files of any kind.
        static let ofVersion1 = writeFile | (1 << 13 - 1 << 4)
        static let move = 1 << 13
        static let truncate = 1 << 14
    }

    private static func call(_ number: Int, _ first: Int, _ second: Int, _ third: Int, _ fourth: Int = 0) -> Int {
        systemCall?(number, first, second, third, fourth) ?? -1
    }

    /// A confined process, and no other, has given up gaining privileges.
    private static var isProgramConfined: Bool {
        let getNoNewPrivileges: Int32 = 39
        return CheckMode.processControl(getNoNewPrivileges) != 0
    }

    private static func allow(_ access: UInt64, below path: String, _ rules: Int) -> Bool {
        let pathOnly: Int32 = 0o10000000
        let descriptor = open(path, pathOnly | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // The kernel's structure is packed.
        var rule = [UInt8](repeating: 0, count: 12)
        return rule.withUnsafeMutableBytes { bytes in
            bytes.storeBytes(of: access, as: UInt64.self)
            bytes.storeBytes(of: descriptor, toByteOffset: 8, as: Int32.self)
            return call(addRule, rules, pathBeneath, Int(bitPattern: bytes.baseAddress)) == 0
        }
    }
    #endif
}
