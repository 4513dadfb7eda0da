#if os(Linux)
import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// A program of a lesson reaches nothing but its own folders; each attempt is an error that its code sees.
@Suite(.processLimit, .enabled(if: ConfinementSupport.current.isAvailable))
struct ProgramConfinementTests {
    /// What a cell prints.
    private func printed(_ code: String, limits: Limits = Limits()) async throws -> String {
        var lesson = Lesson()
        lesson.cell("import Glibc\nimport Foundation\n" + Self.attempts + code)
        return try await RunnerFixture.transcript(of: lesson, limits: limits)
    }

    /// `attempt` prints the error of a call of the C library, or that it has succeeded.
    private static let attempts = """
        func attempt(_ what: String, _ result: some BinaryInteger) {
            print(what, result < 0 ? String(cString: strerror(errno)) : "succeeded", separator: ": ")
        }

        """

    private func transcript(_ lines: String...) -> String { transcript(lines) }

    private func transcript(_ lines: [String]) -> String {
        #"1 started\#n1 printed "\#(lines.map { $0 + #"\n"# }.joined())"\#n1 passed"#
    }

    /// `stat` alone is not refused: that a file exists is no secret.
    @Test func filesOfOthers() async throws {
        let victim = TemporaryFolder()
        defer { victim.remove() }
        try victim.write("mine", "victim")
        let path = victim.url.appending(path: "victim").path
        let result = try await printed(
            """
            attempt("read", open("\(path)", O_RDONLY))
            attempt("write", open("\(path)", O_WRONLY))
            attempt("create", open("\(path)-2", O_CREAT | O_WRONLY, 0o600))
            attempt("truncate", truncate("\(path)", 0))
            attempt("remove", unlink("\(path)"))
            attempt("move", rename("\(path)", "here"))
            attempt("link", link("\(path)", "here"))
            attempt("list", opendir("\(victim.url.path)") == nil ? -1 : 0)
            attempt("mode", chmod("\(path)", 0o777))
            attempt("owner", chown("\(path)", getuid(), getgid()))
            attempt("times", utimes("\(path)", nil))
            attempt("password file", open("/etc/passwd", O_RDONLY))
            attempt("by a link", symlink("\(path)", "there") < 0 ? 0 : open("there", O_RDONLY))
            """)
        #expect(
            result
                == transcript(
                    "read: Permission denied", "write: Permission denied", "create: Permission denied",
                    "truncate: Permission denied", "remove: Permission denied", "move: Permission denied",
                    "link: Invalid cross-device link", "list: Permission denied", "mode: Operation not permitted",
                    "owner: Operation not permitted", "times: Operation not permitted",
                    "password file: Permission denied", "by a link: Permission denied"))
        #expect(victim.read("victim") == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: victim.url.path) == ["victim"])
    }

    @Test func theProgramsOwnFolders() async throws {
        let result = try await printed(
            """
            attempt("create", open("mine", O_CREAT | O_WRONLY, 0o600))
            try "one".write(toFile: "text", atomically: true, encoding: .utf8)
            try "two".write(toFile: NSTemporaryDirectory() + "/text", atomically: true, encoding: .utf8)
            print(try String(contentsOfFile: "text", encoding: .utf8))
            attempt("make", mkdir("folder", 0o700))
            attempt("move", rename("mine", "folder/mine"))
            attempt("out of it", open("../../text", O_CREAT | O_WRONLY, 0o600))
            attempt("replace it", rename("../work", "../elsewhere"))
            attempt("execute", chmod("text", 0o700))
            """)
        #expect(
            result
                == transcript(
                    "create: succeeded", "one", "make: succeeded", "move: succeeded", "out of it: Permission denied",
                    "replace it: Permission denied", "execute: Operation not permitted"))
    }

    @Test func theNetwork() async throws {
        let result = try await printed(
            """
            attempt("TCP", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
            attempt("UDP", socket(AF_INET6, Int32(SOCK_DGRAM.rawValue), 0))
            attempt("unix", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
            attempt("netlink", socket(AF_NETLINK, Int32(SOCK_RAW.rawValue), 0))
            var pair: [Int32] = [0, 0]
            attempt("pair", socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair))
            """)
        #expect(
            result
                == transcript(
                    "TCP: Permission denied", "UDP: Permission denied", "unix: Permission denied",
                    "netlink: Permission denied", "pair: succeeded"))
    }

    /// `attend`, here the test, is the parent of the supervisor, which is the parent of the program.
    ///
    /// In a namespace the program has no number for either.
    @Test func otherProcesses() async throws {
        let result = try await printed(
            """
            /// A function of the C library that Swift does not import.
            func call(_ name: String, _ numbers: Int...) -> Int32 {
                typealias Function = @convention(c) (Int, Int, Int, Int) -> Int32
                let all = numbers + [0, 0, 0, 0]
                return unsafeBitCast(dlsym(nil, name), to: Function.self)(all[0], all[1], all[2], all[3])
            }
            let attend = pid_t(\(getpid()))
            attempt("signal to attend", kill(attend, SIGCONT))
            if getppid() > 0 { attempt("signal to the supervisor", kill(getppid(), SIGCONT)) }
            attempt("signal to the first process", kill(1, SIGCONT))
            attempt("command line", open("/proc/\\(attend)/cmdline", O_RDONLY))
            attempt("environment", open("/proc/\\(attend)/environ", O_RDONLY))
            attempt("memory", open("/proc/\\(attend)/mem", O_RDWR))
            attempt("files", open("/proc/\\(attend)/root/etc/passwd", O_RDONLY))
            var limit = rlimit(rlim_cur: 1, rlim_max: 1)
            withUnsafeMutablePointer(to: &limit) { limit in
                attempt("limits", call("prlimit", Int(attend), 0, Int(bitPattern: limit)))
            }
            attempt("priority", call("setpriority", 0, Int(attend), 19))
            attempt("attach", call("ptrace", 16, Int(attend)))
            attempt("namespace", call("unshare", 0x1000_0000))
            attempt("ring", call("syscall", 425, 1))
            attempt("end with the supervisor", call("prctl", 1, 0))
            """)
        let lines =
            if ConfinementSupport.hidesProcesses {
                [
                    "signal to attend: No such process", "signal to the first process: Operation not permitted",
                    "command line: No such file or directory", "environment: No such file or directory",
                    "memory: No such file or directory", "files: No such file or directory",
                ]
            } else {
                [
                    "signal to attend: Operation not permitted",
                    "signal to the supervisor: Operation not permitted",
                    "signal to the first process: Operation not permitted", "command line: succeeded",
                    "environment: Permission denied", "memory: Permission denied", "files: Permission denied",
                ]
            }
        #expect(
            result
                == transcript(
                    lines + [
                        "limits: Operation not permitted", "priority: Operation not permitted",
                        "attach: Operation not permitted", "namespace: Operation not permitted",
                        "ring: Function not implemented", "end with the supervisor: Operation not permitted",
                    ]))
    }

    @Test func rootHasNoCapabilities() async throws {
        let result = try await printed(
            """
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            for line in status.split(separator: "\\n") where line.hasPrefix("CapPrm") || line.hasPrefix("NoNewPrivs") {
                print(line.replacing("\\t", with: " "))
            }
            """)
        #expect(result == transcript("CapPrm: 0000000000000000", "NoNewPrivs: 1"))
    }

    /// The descriptors of attend, and whatever the user's shell had open.
    @Test func inheritedDescriptors() async throws {
        let result = try await printed(
            """
            print((0..<1024).filter { fcntl(Int32($0), F_GETFD) >= 0 && fcntl(Int32($0), F_GETFD) & FD_CLOEXEC == 0 })
            """)
        #expect(result == transcript("[0, 1, 2]"))
    }
}
#endif
