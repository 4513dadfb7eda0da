import Foundation

extension KernelLibrary {
    /// Finds the library in the cache or builds it there.
    ///
    /// It is built in a folder beside and moved into place whole: whoever looks sees all of it or nothing. Of several
    /// processes that need it at the same time one builds, and the others wait for it.
    /// - Parameters:
    ///   - modules: source folders of the course, in an order in which each uses only those before it.
    ///   - building: called when there is something to build, which takes some seconds.
    package static func prepare(
        toolchain: Toolchain, sources: ToolkitSources, modules: [String], cache: String,
        environment: [String: String], building: @Sendable () -> Void = {}
    ) async throws -> KernelLibrary {
        let trace = try ModuleSources(folder: sources.folder + "/StepTrace")
        let runtime = try ModuleSources(folder: sources.folder + "/LessonRuntime")
        let others = try modules.map { try ModuleSources(folder: $0) }.filter { $0.name != trace.name }
        let key = key(of: [trace, runtime] + others, toolchain: toolchain)
        let library = KernelLibrary(folder: cache + "/toolkit/" + key, key: key)
        if library.beginUse() { return library }

        building()
        do {
            let lock = try await BuildLock(at: library.folder + ".lock")
            defer { lock.release() }
            if library.beginUse() { return library }
            // What is there is not whole: a disk was full, or somebody tidied up.
            _ = try CacheItem(path: library.folder, bytes: 0, lastUse: 0).remove()
            let scratch = try ScratchFolder(in: cache + "/toolkit")
            FolderUse.begin(scratch.path)
            defer { FolderUse.end(scratch.path) }
            let builder = LibraryBuilder(toolchain: toolchain, folder: scratch.path, environment: environment)
            try await builder.build([trace, runtime] + others)
            try LibraryContents(of: scratch.path).write(to: scratch.path)
            let reason = rename(scratch.path, library.folder) == 0 ? "" : String(cString: strerror(errno))
            guard library.beginUse() else { throw Failure.cannotWrite(folder: library.folder, reason: reason) }
            CacheFolder(cache).makeRoom()
        } catch let error as CocoaError {
            throw Failure.cannotWrite(folder: cache, reason: error.systemWords)
        }
        return library
    }

    /// Says that this process uses the library, so that no other removes it.
    /// - Returns: false when there is none, or not all of it.
    private func beginUse() -> Bool {
        FolderUse.begin(folder)
        if let contents = LibraryContents(notedIn: folder), contents.areWhole(in: folder) { return true }
        FolderUse.end(folder)
        return false
    }

    static func key(of modules: [ModuleSources], toolchain: Toolchain) -> String {
        var digest = Digest()
        digest.update(
            ([toolchain.swiftc, toolchain.fullVersion, toolchain.target] + flags + features).joined(separator: "\n"))
        digest.update(processor)
        for module in modules { module.contribute(to: &digest) }
        return digest.hexadecimal
    }

    /// The abilities of the processor; a home folder may be shared by machines that differ.
    private static var processor: String {
        let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let lines = facts.split(separator: "\n")
        let telling = ["model name", "flags", "Features", "CPU part"]
        return telling.compactMap { word in lines.first { $0.hasPrefix(word) } }.joined(separator: "\n")
    }
}

/// Compiles modules, `StepTrace` and `LessonRuntime` first, and links them.
struct LibraryBuilder: Sendable {
    let toolchain: Toolchain
    let folder: String
    let environment: [String: String]

    private var temporaryFolder: String { folder + "/temporary" }

    func build(_ modules: [ModuleSources]) async throws {
        for name in ["/modules", "/temporary"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        // The runtime needs the first module alone: it is compiled beside the others.
        try await compile(modules[0])
        async let runtime: Void = compile(modules[1])
        for module in modules.dropFirst(2) { try await compile(module) }
        try await runtime
        let objects = modules.map { $0.name + ".o" }
        try await compile(
            KernelLibrary.name,
            ["-emit-library", "-o", "lib\(KernelLibrary.name).\(Self.libraryEnding)"] + Self.nameInLibrary + objects)
        let launcher = "import LessonRuntime\nLessonProgram.launch()\n"
        try Data(launcher.utf8).write(to: URL(filePath: folder + "/main.swift"))
        try await compile(
            "launcher",
            [
                "-O", "main.swift", "-I", "modules", "-L", ".", "-l\(KernelLibrary.name)", "-o", "attend-program",
                "-Xlinker", "-rpath", "-Xlinker", Self.ownFolder,
            ])
        for object in objects + ["main.swift", "temporary"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(object)")
        }
    }

    private func compile(_ module: ModuleSources) async throws {
        try await compile(
            module.name,
            KernelLibrary.flags + KernelLibrary.features + module.files + [
                "-module-name", module.name, "-I", "modules", "-c", "-o", module.name + ".o", "-emit-module",
                "-emit-module-path", "modules/\(module.name).swiftmodule",
            ])
    }

    private func compile(_ name: String, _ arguments: [String]) async throws {
        let run = try await CommandRun.run(
            toolchain.swiftc, arguments, in: folder, environment: environment, temporaryFolder: temporaryFolder)
        guard run.succeeded else {
            if let reason = [ENOSPC, EDQUOT, EROFS].map({ String(cString: strerror($0)) }).first(
                where: run.text.contains)
            {
                throw KernelLibrary.Failure.cannotWrite(folder: folder, reason: reason)
            }
            throw KernelLibrary.Failure.doesNotCompile(
                module: name, ending: run.ending.description, text: String(run.text.suffix(4000)))
        }
    }

    #if os(macOS)
    static let libraryEnding = "dylib"
    private static let ownFolder = "@executable_path"
    private static let nameInLibrary = [
        "-Xlinker", "-install_name", "-Xlinker", "@rpath/lib\(KernelLibrary.name).dylib",
    ]
    #else
    static let libraryEnding = "so"
    private static let ownFolder = "$ORIGIN"
    private static let nameInLibrary = ["-Xlinker", "-soname", "-Xlinker", "lib\(KernelLibrary.name).so"]
    #endif
}

extension CommandRun.Ending: CustomStringConvertible {
    /// `exit code 1`, `signal 11`.
    var description: String {
        switch self {
        case .exited(let code): "exit code \(code)"
        case .signalled(let number): "signal \(number)"
        }
    }
}
