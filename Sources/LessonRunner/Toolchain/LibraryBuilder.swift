import Foundation

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
            KernelLibrary.flags(for: toolchain.code) + module.files + [
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
