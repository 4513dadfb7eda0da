import Foundation
import LessonModel

extension ChapterCompiler {
    /// Makes a library of an object file.
    func link(_ object: String, name: String) async throws -> Result {
        let output = "\(name).\(LibraryBuilder.libraryEnding)"
        let run: CommandRun
        #if os(Linux)
        if let linker = toolchain.tool("ld.lld") {
            run = try await linkDirectly(object, linker: linker, output: output)
        } else {
            run = try await linkByDriver(object, output: output)
        }
        #else
        run = try await linkByDriver(object, output: output)
        #endif
        guard run.succeeded else {
            return .broken(
                Diagnostic(
                    at: nil, "the chapter's program cannot be linked: \(run.ending)",
                    remedy: "the linker's last words: " + String(run.text.suffix(1000))))
        }
        return .library("\(folder)/\(output)")
    }

    private func linkByDriver(_ object: String, output: String) async throws -> CommandRun {
        try await CommandRun.run(
            toolchain.swiftc,
            ["-emit-library", object, "-o", output, "-L", library.folder, "-l\(KernelLibrary.name)"]
                + Self.uncaughtErrors
                .flatMap { ["-Xlinker", $0] },
            in: folder, environment: environment, temporaryFolder: folder)
    }

    #if os(Linux)
    private func linkDirectly(_ object: String, linker: String, output: String) async throws -> CommandRun {
        let libraries = toolchain.resources + "/linux"
        let architecture = toolchain.target.split(separator: "-").first.map(String.init) ?? ""
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(object)") ?? Data()
        // The C library and its like are loaded already, and only the C compiler knows where they are.
        let wanted = AutolinkEntries.read(bytes).filter { entry in
            entry.hasPrefix("-l") && FileManager.default.fileExists(atPath: "\(libraries)/lib\(entry.dropFirst(2)).so")
        }
        return try await CommandRun.run(
            linker,
            [
                "-shared", "--eh-frame-hdr", "-o", output, "\(libraries)/\(architecture)/swiftrt.o", object, "-L",
                libraries,
            ] + wanted
                + ["-L", library.folder, "-l\(KernelLibrary.name)", "-rpath", libraries] + Self.uncaughtErrors,
            in: folder, environment: environment, temporaryFolder: folder)
    }

    /// The runtime hears of an uncaught error before the standard library does.
    private static let uncaughtErrors = ["--wrap=swift_errorInMain"]
    #else
    private static let uncaughtErrors: [String] = []
    #endif
}
