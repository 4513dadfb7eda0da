import Foundation

/// Links an object file into a library that the launcher loads.
///
/// On Linux the toolchain's linker is started directly, which saves two driver processes. When that fails, the compiler
/// driver links: it knows the particulars of a toolchain and a system.
struct ProgramLinker: Sendable {
    let toolchain: Toolchain
    let environment: [String: String]
    /// Where the object file and the library are.
    let folder: String
    /// The library to link with, if any.
    let library: KernelLibrary?
    let confinement: Confinement?

    func link(_ object: String, into output: String) async throws -> CommandRun {
        if let run = try await linkDirectly(object, into: output), run.succeeded { return run }
        return try await linkByDriver(object, into: output)
    }

    private var libraries: [String] {
        library.map { ["-L", $0.folder, "-l\(KernelLibrary.name)"] } ?? []
    }

    private func linkByDriver(_ object: String, into output: String) async throws -> CommandRun {
        var confinement = confinement
        confinement?.grant(.read, [Confinement.readByDriver])
        return try await CommandRun.run(
            toolchain.swiftc,
            ["-emit-library", object, "-o", output] + libraries + Self.uncaughtErrors.flatMap { ["-Xlinker", $0] },
            in: folder, environment: environment, temporaryFolder: folder, confinement: confinement)
    }

    /// - Returns: nil where the linker cannot be started directly.
    func linkDirectly(_ object: String, into output: String) async throws -> CommandRun? {
        #if os(Linux)
        guard let linker = toolchain.tool("ld.lld") else { return nil }
        let runtime = toolchain.resources + "/linux"
        let architecture = toolchain.target.split(separator: "-").first.map(String.init) ?? ""
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(object)") ?? Data()
        // System libraries such as the C library are loaded already, and only the C compiler knows where they are.
        let wanted = AutolinkEntries.read(bytes).filter { entry in
            entry.hasPrefix("-l") && FileManager.default.fileExists(atPath: "\(runtime)/lib\(entry.dropFirst(2)).so")
        }
        return try await CommandRun.run(
            linker,
            ["-shared", "--eh-frame-hdr", "-o", output, "\(runtime)/\(architecture)/swiftrt.o", object, "-L", runtime]
                + wanted + libraries + ["-rpath", runtime] + Self.uncaughtErrors,
            in: folder, environment: environment, temporaryFolder: folder, confinement: confinement)
        #else
        return nil
        #endif
    }

    #if os(Linux)
    /// An uncaught error calls the lesson runtime's function instead of the standard library's.
    private static let uncaughtErrors = ["--wrap=swift_errorInMain"]
    #else
    private static let uncaughtErrors: [String] = []
    #endif
}

#if os(Linux)
extension Toolchain {
    /// Links a small program with the toolchain's linker.
    /// - Returns: the reason in one line when that does not work.
    package func linkerFault(environment: [String: String]) async throws -> String? {
        let scratch = try ScratchFolder(in: NSTemporaryDirectory())
        try Data("print(1)\n".utf8).write(to: URL(filePath: scratch.path + "/main.swift"))
        let compiling = try await CommandRun.run(
            swiftc, ["-c", "main.swift", "-o", "main.o", "-module-cache-path", scratch.path + "/modules"],
            in: scratch.path, environment: environment, temporaryFolder: scratch.path)
        let linker = ProgramLinker(
            toolchain: self, environment: environment, folder: scratch.path, library: nil, confinement: nil)
        let run = compiling.succeeded ? try await linker.linkDirectly("main.o", into: "main.so") : compiling
        guard let run else { return "no ld.lld beside the compiler" }
        return run.succeeded ? nil : run.text.split(separator: "\n").first.map(String.init) ?? run.ending.description
    }
}
#endif
