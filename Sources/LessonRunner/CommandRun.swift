import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// A program that was run to its end: the compiler, the linker, a tool beside them.
struct CommandRun: Sendable {
    enum Ending: Sendable, Hashable {
        case exited(Int)
        case signalled(Int)
    }

    var ending: Ending
    /// Everything written, standard output and standard error alike.
    var text: String

    var succeeded: Bool { ending == .exited(0) }

    /// Runs a program; cancelling the task ends it.
    /// - Parameter temporaryFolder: where it puts what it forgets to remove, as the compiler's driver does.
    static func run(
        _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
        temporaryFolder: String? = nil
    ) async throws -> CommandRun {
        var environment = environment
        if let temporaryFolder { environment["TMPDIR"] = temporaryFolder }
        let result = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments),
            environment: .custom(Dictionary(uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
            workingDirectory: FilePath(folder), input: .none, output: .string(limit: 16 << 20),
            error: .combinedWithOutput)
        try Task.checkCancellation()
        switch result.terminationStatus {
        case .exited(let code): return CommandRun(ending: .exited(Int(code)), text: result.standardOutput)
        case .signaled(let number): return CommandRun(ending: .signalled(Int(number)), text: result.standardOutput)
        }
    }
}
