import Foundation
package import LessonModel
import StepTrace

/// A Swift compiler and the tools that come with it.
package struct Toolchain: Sendable, Hashable {
    /// The compiler that was found: `/usr/bin/swiftc`.
    package var swiftc: String
    /// In short, to be shown: `swift-6.3.1`.
    package var version: String
    /// As the compiler names itself, which tells one snapshot from the next: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    package var fullVersion: String
    /// What it compiles for: `x86_64-unknown-linux-gnu`.
    package var target: String
    /// Where its libraries are: `/usr/lib/swift`.
    package var resources: String
    /// What it compiles the kernel for: this machine's CPU if `ATTEND_INSTRUCTIONS` does not say otherwise.
    package var code: NativeCode

    /// Why there is no compiler to work with.
    package enum Failure: DiagnosedError, Hashable {
        /// None of these is an executable file.
        case notFound(lookedAt: [String])
        /// It is there but does not answer as a Swift compiler does.
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
    /// - Parameter cache: a folder where the compiler's answer is kept, so that a compiler whose files tell when it
    ///   changes is asked but once.
    package static func find(environment: [String: String], cache: String? = nil) async throws -> Toolchain {
        let named = environment["ATTEND_SWIFTC"].flatMap { $0.isEmpty ? nil : $0 }
        let found = named.map { SearchPath.firstExecutable([$0]) } ?? SearchPath(environment).program("swiftc")
        guard let swiftc = found else { throw Failure.notFound(lookedAt: [named ?? "swiftc on PATH"]) }
        let code = try NativeCode.named(environment["ATTEND_INSTRUCTIONS"] ?? "")
        let memory = cache.flatMap { ToolchainCache(folder: $0, swiftc: swiftc) }
        if let known = memory?.answer, let toolchain = Toolchain(swiftc: swiftc, code: code, known) { return toolchain }
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
        memory?.keep(answer.text)
        return toolchain
    }

    /// From the compiler's own description of itself.
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

    /// The compiler proper, which the driver `swiftc` would start; the driver where it does not lie beside it.
    var frontend: String {
        let beside = URL(filePath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "swift-frontend").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : swiftc
    }

    /// A tool of the toolchain, by the name of its file; nil when it is not there.
    func tool(_ name: String) -> String? {
        let path = "\(resources)/../../bin/\(name)"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
