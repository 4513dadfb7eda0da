import Foundation
import LessonModel
import Subprocess
import Synchronization

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// Runs a compiled program in a process of its own and emits its events as they happen.
struct ProgramRun: Sendable {
    let program: Program
    /// The chapter's code as a library.
    let library: String
    let times: TimeLimits
    let toolkit: KernelLibrary
    let toolchain: Toolchain
    let limits: Limits
    /// The environment of attend, for the tools that it uses; the program gets `ProgramEnvironment`.
    let environment: [String: String]
    let workingFolder: String
    /// The folder of the channel and the crash reports.
    let privateFolder: String
    /// What the course has been granted.
    var permissions = Permissions()
    /// Supervises the variants of exercises in the program; nil in a chapter's own run.
    var variants: VariantSupervisor?

    /// The names of files in call stacks.
    var names: SourceNames { SourceNames(lesson: program.file, modules: toolkit.own) }

    /// Runs the program to its end and emits the events of every cell, also of those that were not reached.
    /// - Returns: whether another run would end the same way.
    @discardableResult
    func run(_ emit: @escaping @Sendable (Event) -> Void) async throws -> Bool {
        for folder in [reports, temporaryFolder] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let interrupted = InterruptedStack(in: privateFolder)
        try interrupted.create()
        let nonce = ScratchFolder.randomName()
        guard mkfifo(wirePath, 0o600) == 0 || errno == EEXIST else { throw POSIXFailure("mkfifo") }
        guard let wire = ProgramFile.openPipe(wirePath) else { throw POSIXFailure("open") }
        defer { close(wire) }
        let pipe = try FileDescriptor.pipe()
        let output = pipe.readEnd.rawValue
        defer { try? pipe.readEnd.close() }
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFD, FD_CLOEXEC)
        _ = fcntl(pipe.writeEnd.rawValue, F_SETFD, FD_CLOEXEC)

        let lifeline = try Lifeline()
        defer { lifeline.cut() }
        let confinement = confinement(stack: interrupted.path)
        var options = PlatformOptions()
        options.createSession = true
        let cancelled = Atomic<Bool>(false)
        let execution = ProgramExecution(
            self, nonce: nonce, wire: wire, output: output, reports: reports, interrupted: interrupted,
            emit: emit)
        let result = try await withTaskCancellationHandler {
            try await Subprocess.run(
                .path(FilePath(confinement.supervisor)),
                arguments: Arguments(confinement.arguments(toolkit.launcher, [library])),
                environment: .custom(
                    childEnvironment(nonce: nonce, stack: interrupted.path)),
                workingDirectory: FilePath(workingFolder), platformOptions: options,
                input: .fileDescriptor(lifeline.readEnd, closeAfterSpawningProcess: true),
                output: .fileDescriptor(pipe.writeEnd, closeAfterSpawningProcess: true), error: .combinedWithOutput
            ) { running in
                #if os(Linux)
                let exit: Int32? = running.processIdentifier.processDescriptor
                #else
                let exit: Int32? = nil
                #endif
                await execution.supervise(running.processIdentifier.value, exit: exit) {
                    cancelled.load(ordering: .relaxed)
                }
            }
        } onCancel: {
            cancelled.store(true, ordering: .relaxed)
        }
        if case .exited(let code) = result.terminationStatus, code == Confinement.notStarted,
            let words = execution.wordsBeforeStart
        {
            throw ConfinementFailure(words: words)
        }
        let isCacheable = await execution.end(result.terminationStatus)
        try Task.checkCancellation()
        return isCacheable
    }

    /// The folder of the backtracer's reports.
    static func reports(in folder: String) -> String { folder + "/reports" }

    private var reports: String { Self.reports(in: privateFolder) }

    private var temporaryFolder: String { privateFolder + "/tmp" }

    private var wirePath: String { privateFolder + "/wire" }

    /// The folders that the program and its processes change; each variant of an exercise changes its own only, as
    /// `VariantConfinement` sees to.
    private var changedFolders: [String] {
        let replays = program.cells.filter { $0.action == .trap }.map { "\(privateFolder)/cell-\($0.index).work" }
        return [workingFolder, temporaryFolder] + replays + (variants.map { [$0.workingFolders] } ?? [])
    }

    /// The folders that may grow.
    var writtenFolders: [String] { changedFolders + [reports] }

    /// attend reads what the program writes in its private folder, which is not to be replaced by links: the program may
    /// write in some of its folders and files, not in the folder itself, and only add to what attend reads.
    private func confinement(stack: String) -> Confinement {
        var confinement = Confinement.program(
            library, writing: changedFolders + [stack],
            filling: [wirePath, reports] + (variants.map { [$0.channels] } ?? []),
            toolkit: toolkit, toolchain: toolchain, environment: environment, permissions: permissions)
        // Without it, what writes a report leaves the names of functions out.
        confinement.grant(.read, [reports])
        // More than the memory limit, since threads and allocators reserve it in advance.
        confinement.addressSpace = limits.memory + (1 << 30)
        // Some more than the limit, which is reported when it is exceeded.
        confinement.processes = limits.processes * 3 / 2
        return confinement
    }

    private func childEnvironment(
        nonce: String, stack: String
    ) -> [Subprocess.Environment.Key: String] {
        var all = ProgramEnvironment.variables(from: environment)
        all["ATTEND_WIRE"] = wirePath
        all["ATTEND_NONCE"] = nonce
        all["ATTEND_STACK"] = stack
        if let variants { all["ATTEND_VARIANTS"] = variants.numbers }
        all["TMPDIR"] = temporaryFolder
        // Nobody reads where a mutant stopped, and many of them stop.
        let isRead = program.variants.isEmpty || !program.variants.allSatisfy(\.isMutant)
        all["SWIFT_BACKTRACE"] =
            "enable=\(isRead ? "yes" : "no"),format=json,interactive=no,color=no,threads=crashed,images=mentioned,registers=none,"
            + "sanitize=no,output-to=\(reports)/"
        return Dictionary(uniqueKeysWithValues: all.map { (.init(stringLiteral: $0), $1) })
    }
}

/// A system call that failed although only a full disk or too many open files can make it fail.
struct POSIXFailure: Error {
    var message: String

    init(_ call: String) {
        message = "\(call): \(String(cString: strerror(errno)))"
    }
}
