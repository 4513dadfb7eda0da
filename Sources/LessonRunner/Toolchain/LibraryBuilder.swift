import Foundation

/// Compiles `attend-confine` first, which confines the compiler from then on; then the modules that are not in the cache, and
/// links all of them.
///
/// The interface of a module is compiled first, without function bodies, which takes a fraction of a second. Then all modules
/// are compiled in parallel.
struct LibraryBuilder: Sendable {
    let toolchain: Toolchain
    /// Where everything is built.
    let folder: String
    /// Where compiled modules are kept.
    let cache: String
    let supervisor: SupervisorSources
    let environment: [String: String]
    /// The library while it is being built.
    private var library: KernelLibrary { KernelLibrary(folder: folder, key: "", sources: "") }

    private var temporaryFolder: String { folder + "/temporary" }

    /// - Parameter modules: `LessonRuntime` among them.
    func build(_ modules: [KernelModule]) async throws {
        for name in ["/modules", "/temporary"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        try await supervisor.build("attend-confine", in: folder, toolchain: toolchain, environment: environment)
        let launcher = "import LessonRuntime\nLessonProgram.launch()\n"
        try Data(launcher.utf8).write(to: URL(filePath: folder + "/main.swift"))
        let largestFirst = modules.sorted { $0.sources.bytes > $1.sources.bytes }
        try await BuildStep.doAll(
            modules.map(interface) + largestFirst.map(object) + link(modules.map(\.name)) + [systemModules])
        for name in modules.map({ $0.name + ".o" }) + ["main.swift", "main.o", "system.swift", "temporary"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private static func interface(of module: String) -> String { "modules/\(module).swiftmodule" }

    private func interface(_ module: KernelModule) -> BuildStep {
        step(
            Self.interface(of: module.name), of: module,
            ["-emit-module", "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies"])
    }

    private func object(_ module: KernelModule) -> BuildStep { step("\(module.name).o", of: module, ["-c"]) }

    /// Takes a file of a compiled module from the cache, or compiles and stores it.
    ///
    /// With the object file of a course's module, what the compiler has said is kept.
    private func step(_ result: String, of module: KernelModule, _ arguments: [String]) -> BuildStep {
        BuildStep(result, needs: module.imports.map(Self.interface)) {
            let warnings = "modules/\(module.name)\(KernelLibrary.warningsEnding)"
            let hasWarnings = module.sources.isOfCourse && result.hasSuffix(".o")
            let files = ([result] + (hasWarnings ? [warnings] : [])).map { name in
                let url = URL(filePath: "\(folder)/\(name)")
                return (url: url, cached: module.cached(url.pathExtension, in: cache))
            }
            let kept = files.compactMap { $0.cached.read() }
            if kept.count == files.count {
                for (file, bytes) in zip(files, kept) { try Data(bytes).write(to: file.url) }
                return
            }
            let text = try await compile(
                module.name, reading: [module.sources.folder],
                KernelLibrary.flags(for: toolchain.code, optimized: module.sources.isOptimized) + module.sources.flags
                    + ["-package-name", module.sources.package, "-module-name", module.name] + arguments
                    + module.sources.files + ["-o", result])
            if hasWarnings {
                let named = text.replacing(module.sources.folder + "/", with: module.name + "/")
                try Data(named.utf8).write(to: URL(filePath: "\(folder)/\(warnings)"))
            }
            for file in files { file.cached.write([UInt8](try Data(contentsOf: file.url))) }
        }
    }

    /// The library, and the executable that starts chapter programs.
    private func link(_ modules: [String]) -> [BuildStep] {
        let library = "lib\(KernelLibrary.name).\(Self.libraryEnding)"
        let objects = modules.map { $0 + ".o" }
        return [
            BuildStep("main.o", needs: [Self.interface(of: "LessonRuntime")]) {
                try await compile("launcher", ["-O", "-c", "main.swift", "-o", "main.o"])
            },
            BuildStep(library, needs: objects) {
                try await compile(
                    KernelLibrary.name, ["-emit-library", "-o", library] + Self.nameInLibrary + objects)
            },
            BuildStep("attend-program", needs: ["main.o", library]) {
                try await compile(
                    "launcher",
                    [
                        "main.o", "-L", ".", "-l\(KernelLibrary.name)", "-o", "attend-program", "-Xlinker", "-rpath",
                        "-Xlinker", Self.ownFolder,
                    ])
            },
        ]
    }

    /// Has the compiler build the system's modules, which it then finds in its cache: a chapter that is the first to import
    /// Foundation would wait for that.
    private var systemModules: BuildStep {
        BuildStep("system.swift", needs: []) {
            let imports = "import Foundation\nimport Dispatch\n#if canImport(Glibc)\nimport Glibc\n#endif\n"
            try Data(imports.utf8).write(to: URL(filePath: folder + "/system.swift"))
            try await compile("the system's modules", ["-typecheck", "system.swift"])
        }
    }

    /// - Returns: what the compiler has said.
    @discardableResult
    private func compile(_ name: String, reading: [String] = [], _ arguments: [String]) async throws -> String {
        let run = try await CommandRun.run(
            toolchain.swiftc,
            arguments + ["-diagnostic-style", "llvm", "-I", "modules", "-module-cache-path", library.moduleCache],
            in: folder, environment: environment, temporaryFolder: temporaryFolder,
            confinement: .compiler(
                reading: reading + [Confinement.readByDriver], writing: folder, library: library, toolchain: toolchain,
                environment: environment))
        guard run.succeeded else {
            if let reason = UnwritableFolder.reason(in: folder, text: run.text) {
                throw UnwritableFolder.cache(folder, reason)
            }
            throw KernelLibrary.Failure.doesNotCompile(
                module: name, ending: run.ending.description, text: run.text)
        }
        return run.text
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
