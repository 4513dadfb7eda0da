import Foundation
import LessonRunner

/// The program that is timed: the kernel and its worker, compiled for this machine's CPU.
struct KernelProgram {
    /// As the tool compiles the kernel that lessons use.
    static let flags = KernelLibrary.flags + KernelLibrary.features

    struct DoesNotCompile: Error, CustomStringConvertible {
        var module: String
        var description: String { "\(module) does not compile; the compiler's words are above." }
    }

    /// The folder of this file, in the package's checkout.
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let peers = folder.appending(path: "Peers")

    let executable: URL

    init(in folder: URL) throws {
        executable = folder.appending(path: "worker")
        var objects: [String] = []
        for module in ["StepTrace", "AttentionKernel"] {
            let object = "\(module).o"
            try Self.compile(
                module, Self.swiftFiles(below: Self.folder.appending(path: "../\(module)").standardizedFileURL),
                [
                    "-parse-as-library", "-emit-module", "-emit-module-path", "\(module).swiftmodule", "-c", "-o",
                    object,
                ],
                in: folder)
            objects.append(object)
        }
        let worker = Self.peers.appending(path: "KernelWorker.swift").path
        try Self.compile("KernelWorker", [worker] + objects, ["-o", executable.path], in: folder)
    }

    private static func compile(_ module: String, _ files: [String], _ output: [String], in folder: URL) throws {
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
