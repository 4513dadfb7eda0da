import Foundation

/// What a process that attend starts for a lesson or an answer may reach: `attend-confine` confines itself to that and then
/// becomes the program or the compiler.
struct Confinement: Sendable, Hashable {
    enum Access: String, Sendable {
        case read, execute, write
        /// To write files and make new ones, but not to read, remove, rename or replace any.
        case fill
    }

    struct Grant: Sendable, Hashable {
        var access: Access
        var path: String
    }

    /// The executable `attend-confine`.
    let supervisor: String
    let isCompiler: Bool
    /// Whether the kernel confines it; its limits and its supervision do not depend on that.
    var isConfined: Bool
    var allowsNetwork = false
    /// Whether it sees no processes but its own, which it then knows by other numbers than attend.
    var hidesProcesses = false
    /// Bytes of address space; nil for no limit.
    var addressSpace: Int?
    /// Seconds that each of its processes may compute; nil for no limit.
    var seconds: Int?
    /// How many processes there may be, so that one more cannot be started; nil for no limit.
    var processes: Int?
    /// The highest version of Landlock to be used; nil for the kernel's own.
    var landlockVersion: Int?
    /// Paths that do not exist are ignored.
    var grants: [Grant]

    /// The arguments of `attend-confine`.
    func arguments(_ executable: String, _ arguments: [String]) -> [String] {
        var options = isCompiler ? ["--compiler"] : []
        if allowsNetwork { options.append("--network") }
        if !isConfined { options.append("--unconfined") }
        if isConfined, hidesProcesses { options.append("--hide-processes") }
        if let addressSpace { options += ["--address-space", String(addressSpace)] }
        if let seconds { options += ["--seconds", String(seconds)] }
        if let processes { options += ["--processes", String(processes)] }
        if let landlockVersion { options += ["--landlock-version", String(landlockVersion)] }
        for grant in grants { options += ["--" + grant.access.rawValue, grant.path] }
        return options + ["--", executable] + arguments
    }

    mutating func grant(_ access: Access, _ paths: [String]) {
        grants += paths.map { Grant(access: access, path: $0) }
    }

    /// The exit code of `attend-confine` when it could not confine itself, or the executable could not be executed.
    static let notStarted = 125
}

extension Confinement {
    /// What each program needs to load and to be started.
    private static let system = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/bin", "/usr/bin"]
    private static let devices = ["/dev/urandom", "/dev/random", "/dev/zero"]

    private init(_ library: KernelLibrary, isCompiler: Bool, isConfined: Bool, environment: [String: String]) {
        supervisor = library.supervisor
        self.isCompiler = isCompiler
        self.isConfined = isConfined && ConfinementSupport.current.isAvailable
        grants = []
        grant(.execute, Self.system)
        // A runtime that cannot find out how many processors there are stops.
        grant(.read, Self.devices + ["/etc/ld.so.cache", "/sys/devices/system/cpu"])
        grant(.write, ["/dev/null"])
        for variable in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            grant(.execute, (environment[variable] ?? "").split(separator: ":").map(String.init))
        }
    }

    /// A program of a lesson.
    /// - Parameters:
    ///   - program: the library with its code.
    ///   - writing: the files and folders that it may write.
    ///   - filling: those in which it leaves what attend reads.
    static func program(
        _ program: String, writing: [String], filling: [String] = [], toolkit: KernelLibrary, toolchain: Toolchain,
        environment: [String: String], permissions: Permissions
    ) -> Confinement {
        var confinement = Confinement(
            toolkit, isCompiler: false, isConfined: permissions.isConfined, environment: environment)
        confinement.hidesProcesses = ConfinementSupport.hidesProcesses
        // `libexec` has the backtracer, which reads the files of the process that has crashed below `/proc`.
        confinement.grant(
            .execute,
            [toolkit.folder, toolchain.resources, "\(toolchain.resources)/linux", "\(toolchain.root)/libexec/swift"])
        confinement.grant(.read, [program, "/proc", "/usr/share/zoneinfo", "/etc/localtime"])
        confinement.grant(.write, writing + permissions.folders.map(\.path))
        confinement.grant(.fill, filling)
        if permissions.network {
            confinement.allowsNetwork = true
            confinement.grant(
                .read,
                ["/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/services", "/etc/ssl", "/etc/pki"])
        }
        return confinement
    }

    /// What the compiler driver reads, a Swift program itself; the compiler does not.
    static let readByDriver = "/proc"

    /// The compiler, the linker, and other tools of the toolchain.
    /// - Parameters:
    ///   - reading: their input, outside the folder in which they run.
    ///   - folder: the folder in which they run and write.
    static func compiler(
        reading: [String] = [], writing folder: String, library: KernelLibrary, toolchain: Toolchain,
        environment: [String: String], permissions: Permissions = Permissions()
    ) -> Confinement {
        var confinement = Confinement(
            library, isCompiler: true, isConfined: permissions.isConfined, environment: environment)
        // The compiler on `PATH` may be one that starts another, as swiftly's does, which reads its settings.
        let started = URL(filePath: toolchain.swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
        let around = started.deletingLastPathComponent()
        let isInstalled = FileManager.default.fileExists(atPath: around.appending(path: "lib/swift").path)
        confinement.grant(
            .execute, [toolchain.root, toolchain.resources, isInstalled ? around.path : started.path, "/usr/libexec"])
        confinement.grant(
            .read,
            reading + [
                library.folder, "/usr/include", "/usr/local/include", environment["SDKROOT"] ?? "",
                around.appending(path: "config.json").path,
            ])
        confinement.grant(.write, [folder, library.moduleCache])
        return confinement
    }
}
