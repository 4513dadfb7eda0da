import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// The result of running a program to its end: the compiler, the linker, another tool.
struct CommandRun: Sendable {
    enum Ending: Sendable, Hashable {
        case exited(Int)
        case signalled(Int)
        /// It was stopped, since it printed more than `mostOutput`.
        case flooded
    }

    /// Bytes of output that are read.
    static let mostOutput = 4 << 20

    var ending: Ending
    /// Standard output and standard error together.
    var text: String

    var succeeded: Bool { ending == .exited(0) }

    /// How long a program may take to end the processes that it has started.
    private static let teardownLimit = Duration.seconds(2)

    /// The environment variable that identifies a command's process and all processes that it starts.
    private static let mark = "ATTEND_COMMAND"

    /// Runs a program; cancelling the task ends it and the processes that it has started.
    /// - Parameters:
    ///   - temporaryFolder: its `TMPDIR`; the compiler driver, for one, leaves files there.
    ///   - confinement: nil for a program whose input is no lesson and no answer; others get `ToolEnvironment`.
    static func run(
        _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
        temporaryFolder: String? = nil, confinement: Confinement? = nil
    ) async throws -> CommandRun {
        var environment = environment
        if let temporaryFolder { environment["TMPDIR"] = temporaryFolder }
        guard let confinement else {
            return try await runUnsupervised(executable, arguments, in: folder, environment: environment)
        }
        let lifeline = try Lifeline()
        defer { lifeline.cut() }
        return try await start(
            confinement.supervisor, confinement.arguments(executable, arguments), in: folder,
            environment: ToolEnvironment.variables(from: environment), input: lifeline.readEnd, interrupt: .terminate)
    }

    private static func runUnsupervised(
        _ executable: String, _ arguments: [String], in folder: String, environment: [String: String]
    ) async throws -> CommandRun {
        var environment = environment
        let name = ScratchFolder.randomName()
        environment[Self.mark] = name
        // A compiler that the driver was about to start has not received the signal.
        defer { if Task.isCancelled { StrayProcesses(variable: Self.mark, value: name).end() } }
        // The compiler driver puts each compiler that it starts into another process group, and ends them when it is
        // interrupted, not when it is killed.
        return try await start(
            executable, arguments, in: folder, environment: environment, input: .open("/dev/null", .readOnly),
            interrupt: .interrupt)
    }

    private static func start(
        _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
        input: FileDescriptor, interrupt: Signal
    ) async throws -> CommandRun {
        var options = PlatformOptions()
        // A process group of its own, so that all of it can be ended.
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: interrupt, toProcessGroup: true, allowedDurationToNextStep: teardownLimit)
        ]
        do {
            return try await capture(
                executable, arguments, in: folder, environment: environment, input: input, options)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return CommandRun(ending: .flooded, text: "")
        }
    }

    private static func capture(
        _ executable: String, _ arguments: [String], in folder: String, environment: [String: String],
        input: FileDescriptor, _ options: PlatformOptions
    ) async throws -> CommandRun {
        let result = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments),
            environment: .custom(Dictionary(uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
            workingDirectory: FilePath(folder), platformOptions: options,
            input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .string(limit: mostOutput),
            error: .combinedWithOutput)
        try Task.checkCancellation()
        switch result.terminationStatus {
        case .exited(let code): return CommandRun(ending: .exited(Int(code)), text: result.standardOutput)
        case .signaled(let number): return CommandRun(ending: .signalled(Int(number)), text: result.standardOutput)
        }
    }
}

extension CommandRun.Ending: CustomStringConvertible {
    /// `exit code 1`, `signal 11`.
    var description: String {
        switch self {
        case .exited(let code): "exit code \(code)"
        case .signalled(let number): "signal \(number)"
        case .flooded: "it printed more than \(ProgramStop.bytes(CommandRun.mostOutput))"
        }
    }
}
