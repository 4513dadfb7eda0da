#if os(Linux)
import Foundation
import TestSupport
import Testing

/// What an answer finds out about processes that are none of its own.
@Suite(.processLimit) struct ProcessListTests {
    /// How attend is started.
    enum Start: Sendable {
        case usually, asNobody
        /// With a kernel that gives nobody a process namespace.
        case withoutNamespaces
    }

    /// `$PROCESS` stands for another process.
    private static let answer = """
        import Foundation

        func twice(_ x: Double) -> Double {
            let names = try! FileManager.default.contentsOfDirectory(atPath: "/proc")
            print("listed", names.compactMap { Int($0) }.sorted())
            for process in ["$PROCESS", "self"] {
                for name in ["cmdline", "environ", "maps"] {
                    let file = open("/proc/\\(process)/\\(name)", O_RDONLY)
                    guard file >= 0 else {
                        print(process, name, String(cString: strerror(errno)))
                        continue
                    }
                    var bytes = [UInt8](repeating: 0, count: 1 << 12)
                    let text = String(decoding: bytes[..<max(read(file, &bytes, bytes.count), 0)], as: UTF8.self)
                    print(process, name, text.contains("$MARK"))
                }
            }
            return 2 * x
        }

        """

    private static func succeeds(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private static let unshare = "/usr/bin/unshare"
    private static let canHide = succeeds([unshare, "-Urpf", "--mount-proc", "true"])

    /// Where it cannot hide processes, attend says so; else an answer sees the processes of its own run.
    @Test(.enabled(if: canHide)) func usually() async throws { try await check(.usually, isHidden: true) }

    @Test(.enabled(if: canHide && Nobody.canBe), .nightly) func asNobody() async throws {
        try await check(.asNobody, isHidden: true)
    }

    @Test(.enabled(if: canHide)) func withoutNamespaces() async throws {
        try await check(.withoutNamespaces, isHidden: false)
    }

    private func check(_ start: Start, isHidden: Bool) async throws {
        var attend = try Attend(lesson: DoublingExam.lesson(["twice"], checks: "probe(\"three\", twice(3))"))
        defer { attend.remove() }
        if start == .asNobody {
            _ = try attend.ownTemporaryFolder()
            attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        }
        let mark = RunningProcesses.mark()
        let other = Process()
        other.executableURL = URL(filePath: "/bin/sleep")
        other.arguments = [mark]
        other.environment = ["MARK": mark]
        // Whoever reads what the tests print waits for all who could.
        (other.standardOutput, other.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try other.run()
        // Not by a signal that it ignores, when other tests did as it began.
        defer { kill(other.processIdentifier, SIGKILL) }
        try attend.write(
            Self.answer.replacing("$PROCESS", with: "\(other.processIdentifier)").replacing("$MARK", with: mark),
            "answers/01-lesson/twice.swift")
        func run(_ arguments: String...) async throws -> Attend.Outcome {
            try await attend.run(arguments) { process in
                switch start {
                case .usually: break
                case .asNobody: try Nobody.becomes(process, in: attend)
                case .withoutNamespaces:
                    let forbidding = "echo 0 > /proc/sys/user/max_pid_namespaces && exec \"$0\" \"$@\""
                    process.arguments =
                        ["-Ur", "sh", "-c", forbidding, process.executableURL!.path] + (process.arguments ?? [])
                    process.executableURL = URL(filePath: Self.unshare)
                }
            }
        }
        let doctor = try await run("doctor")
        let warning =
            "    programs see the command lines of all processes: the kernel or the container gives them no namespaces\n"
        #expect(doctor.out.contains(warning) == !isHidden, "\(doctor.out)")
        // What was printed is remembered, too.
        let outcome = try await run("check", "1", "--no-cache")
        let lines = outcome.out.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.first?.hasPrefix("✓ 1.1 twice  passed  ") == true, "\(outcome.out)\(outcome.error)")
        // The first process of the namespace, the program, and the answer.
        #expect(lines.contains("listed [1, 2, 3]") == isHidden, "\(outcome.out)")
        let seen =
            isHidden
            ? Array(repeating: "No such file or directory", count: 3)
            : ["true", "Permission denied", "Permission denied"]
        for (process, results) in [("\(other.processIdentifier)", seen), ("self", ["false", "false", "false"])] {
            for (name, result) in zip(["cmdline", "environ", "maps"], results) {
                #expect(lines.contains("\(process) \(name) \(result)"), "\(outcome.out)")
            }
        }
    }
}
#endif
