import Foundation
import LessonRunner

/// The program that is timed: the kernel and its worker, compiled for one kind of CPU.
struct KernelProgram {
    struct DoesNotCompile: Error, CustomStringConvertible {
        var module: String
        var description: String { "\(module) does not compile; the compiler's words are above." }
    }

    /// The folder of this file, in the package's checkout.
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The sources of all modules.
    static let sources = folder.deletingLastPathComponent()
    /// The folder with `lessons` in it.
    static let package = sources.deletingLastPathComponent()
    /// The modules of the kernel.
    static let modules = ["StepTrace", "AttentionKernel"]
    static let workers = folder.appending(path: "Workers")

    let executable: URL
    /// The flags with which attend compiles the kernel for lessons.
    let flags: [String]

    init(for code: NativeCode, in folder: URL) throws {
        executable = folder.appending(path: "worker")
        flags = KernelLibrary.flags(for: code) + ["-package-name", "attend"]
        var objects: [String] = []
        for module in Self.modules {
            let object = "\(module).o"
            try compile(
                module, Self.swiftFiles(below: Self.sources.appending(path: module)),
                [
                    "-parse-as-library", "-emit-module", "-emit-module-path", "\(module).swiftmodule", "-c", "-o",
                    object,
                ],
                in: folder)
            objects.append(object)
        }
        let worker = ["KernelWorker", "MultiplyAddPeak"].map { Self.workers.appending(path: "\($0).swift").path }
        let registers = ["Lanes", "RowBlock"].map {
            Self.sources.appending(path: "AttentionKernel/Fused/\($0).swift").path
        }
        try compile("KernelWorker", worker + registers + objects, ["-o", executable.path], in: folder)
    }

    private func compile(_ module: String, _ files: [String], _ output: [String], in folder: URL) throws {
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["swiftc"] + flags + ["-module-name", module, "-I", "."] + output + files
        compiler.currentDirectoryURL = folder
        compiler.standardOutput = FileHandle.standardError
        try compiler.run()
        compiler.waitUntilExit()
        if compiler.terminationStatus != 0 { throw DoesNotCompile(module: module) }
    }

    private static func swiftFiles(below folder: URL) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0).path }
    }
}
