import Foundation
import LessonModel

/// The C sources of `attend-confine`, which confines and supervises what is started for a lesson.
struct SupervisorSources: Sendable {
    /// Paths of its files, sorted.
    let files: [String]

    /// The folder's name beside those of the toolkit's modules.
    static let name = "Confinement"

    init(toolkit: String) throws(KernelLibrary.Failure) {
        let folder = toolkit + "/" + Self.name
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        files = names.filter { $0.hasSuffix(".c") || $0.hasSuffix(".h") }.sorted().map { "\(folder)/\($0)" }
        if files.isEmpty { throw .noSources(folder: folder) }
    }

    /// The hash of the files' names and contents.
    var hash: String {
        var digest = SHA256()
        for file in files {
            digest.update((file as NSString).lastPathComponent)
            digest.update(FileManager.default.contents(atPath: file) ?? Data())
        }
        return digest.hexadecimal
    }

    /// Compiles them.
    ///
    /// The compiler is not confined: what confines it does not exist yet, and the sources are attend's own.
    func build(_ executable: String, in folder: String, toolchain: Toolchain, environment: [String: String])
        async throws
    {
        #if os(Linux)
        let beside = toolchain.tool("clang")
        #else
        let beside: String? = nil
        #endif
        guard let compiler = beside ?? SearchPath(environment).program("clang", "cc") else {
            throw KernelLibrary.Failure.doesNotCompile(module: executable, ending: "no C compiler", text: "")
        }
        let run = try await CommandRun.run(
            compiler, ["-std=gnu17", "-O2", "-o", executable] + files.filter { $0.hasSuffix(".c") }, in: folder,
            environment: environment, temporaryFolder: folder)
        guard run.succeeded else {
            throw KernelLibrary.Failure.doesNotCompile(
                module: executable, ending: run.ending.description, text: run.text)
        }
    }
}
