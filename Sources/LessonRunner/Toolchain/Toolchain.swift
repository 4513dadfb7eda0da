import Foundation
package import LessonModel
import StepTrace

/// A Swift compiler and the tools that come with it.
package struct Toolchain: Sendable, Hashable {
    /// The path of the compiler: `/usr/bin/swiftc`.
    package var swiftc: String
    /// The short version, for display: `swift-6.3.1`.
    package var version: String
    /// The full version, different for each snapshot: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package var fullVersion: String
    /// The target triple: `x86_64-unknown-linux-gnu`.
    package var target: String
    /// Where its libraries are: `/usr/lib/swift`.
    package var resources: String
    /// The CPU that the kernel is compiled for: this machine's, unless `ATTEND_INSTRUCTIONS` names an instruction set.
    package var code: NativeCode

    /// Why there is no usable compiler.
    package enum Failure: DiagnosedError, Hashable {
        /// None of these is an executable file.
        case notFound(lookedAt: [String])
        /// It exists but does not answer as a Swift compiler does.
        case unusable(path: String, answer: String)

        package var diagnostics: [Diagnostic] { [diagnostic] }

        private var diagnostic: Diagnostic {
            switch self {
            case .notFound(let places):
                Diagnostic(
                    at: nil, "no Swift compiler: looked for \(places.joined(separator: ", "))",
                    remedy: "install Swift from swift.org, or name its `swiftc` in ATTEND_SWIFTC")
            case .unusable(let path, let answer):
                Diagnostic(
                    at: nil, "\(path) is no Swift compiler that works",
                    remedy: "`\(path) -print-target-info` should answer in JSON; it says: \(answer)")
            }
        }
    }

    /// Finds the compiler: `ATTEND_SWIFTC`, else the first `swiftc` on `PATH`.
    /// - Parameter cache: the folder in which the compiler's answer is cached, as long as the compiler's files do not change.
    package static func find(environment: [String: String], cache: String? = nil) async throws -> Toolchain {
        let named = environment["ATTEND_SWIFTC"].flatMap { $0.isEmpty ? nil : $0 }
        let found = named.map { SearchPath.firstExecutable([$0]) } ?? SearchPath(environment).program("swiftc")
        guard let swiftc = found else { throw Failure.notFound(lookedAt: [named ?? "swiftc on PATH"]) }
        let code = try NativeCode.named(environment["ATTEND_INSTRUCTIONS"] ?? "")
        let cached = cache.flatMap { ToolchainCache(folder: $0, swiftc: swiftc) }
        if let known = cached?.answer, let toolchain = Toolchain(swiftc: swiftc, code: code, known) { return toolchain }
        let scratch = try ScratchFolder(in: NSTemporaryDirectory())
        let answer: CommandRun
        do {
            answer = try await CommandRun.run(
                swiftc, ["-print-target-info"], in: "/", environment: environment, temporaryFolder: scratch.path)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw Failure.unusable(path: swiftc, answer: "\(error)")
        }
        guard let json = JSONValue(reading: answer.text), let toolchain = Toolchain(swiftc: swiftc, code: code, json)
        else {
            throw Failure.unusable(path: swiftc, answer: String(answer.text.prefix(200)))
        }
        cached?.store(answer.text)
        return toolchain
    }

    /// Reads the compiler's answer to `-print-target-info`.
    private init?(swiftc: String, code: NativeCode, _ json: JSONValue) {
        guard let version = json["compilerVersion"]?.string, let target = json["target"]?["triple"]?.string,
            let resources = json["paths"]?["runtimeResourcePath"]?.string
        else { return nil }
        self.swiftc = swiftc
        self.code = code
        self.target = target
        self.resources = resources
        // "Swift version 6.3.1 (swift-6.3.1-RELEASE)", "Apple Swift version 6.3 (swiftlang-…)"
        let words = version.split(separator: " ")
        let number = words.firstIndex(of: "version").flatMap { words.dropFirst($0 + 1).first } ?? words.last ?? ""
        fullVersion = version
        self.version = "swift-\(number)"
    }

    /// The folder that it is installed in: `/usr`.
    var root: String { URL(filePath: resources + "/../..").standardizedFileURL.path }

    /// The path of `swift-frontend`, which the driver `swiftc` starts; the driver itself where there is none beside it.
    var frontend: String {
        let beside = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "swift-frontend").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : swiftc
    }

    /// What lets `swift-frontend` find the macros of the standard library and Foundation; the driver would add it.
    var macroArguments: [String] {
        let plugins = "\(resources)/host/plugins"
        let server = "\(resources)/host/libSwiftInProcPluginServer.so"
        guard FileManager.default.fileExists(atPath: server) else { return [] }
        return ["-in-process-plugin-server-path", server, "-plugin-path", plugins]
    }

    /// The path of another tool of the toolchain; nil when it does not exist.
    func tool(_ name: String) -> String? {
        let path = "\(root)/bin/\(name)"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
