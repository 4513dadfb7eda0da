#if os(Linux)
import Foundation
import TestSupport
import Testing

/// Answers of a class share programs: what one of them does to the others, to the program and to attend costs itself alone.
@Suite(.processLimit) struct SharedProgramTests {
    /// An answer's code before it returns twice its argument, and the status that it gets.
    private struct Attempt {
        var name: String
        var code: String
        var status: String
    }

    /// The paths, from an answer's working folder, at which something of other variants or of the program may be.
    private static let others = """
        let own = FileManager.default.currentDirectoryPath.split(separator: "/").last!.prefix { $0 != "." }
        let numbers = (0...40).map(String.init).filter { $0 != own }
        let others =
            numbers.flatMap { ["../\\($0)", "../\\($0).work", "../\\($0).wire", "../\\($0).out"] }
            + numbers.flatMap { ["../../channels/\\($0).wire", "../../channels/\\($0).out"] }
            + ["../../wire", "../../reports", "../../channels", "../../variants"]

        """

    /// `$KEY` stands for a file of the teacher's.
    private static let attempts = [
        Attempt(name: "forgery", code: forgery, status: "passed"),
        Attempt(
            name: "removal",
            code: others + "for other in others { unlink(other); rename(other, other + \".gone\") }", status: "passed"),
        Attempt(
            name: "link", code: others + "for other in others where unlink(other) == 0 { symlink(\"$KEY\", other) }",
            status: "passed"),
        Attempt(
            name: "reading",
            code: others
                + """
                for other in others where open(other, O_RDONLY | O_NONBLOCK) >= 0 && other.contains("wire") { fatalError(other) }
                for other in others where open(other, O_WRONLY | O_NONBLOCK) >= 0 { fatalError(other) }
                """, status: "passed"),
        Attempt(
            name: "memory",
            code: """
                for name in ["mem", "environ", "maps", "fd/0"] where open("/proc/\\(getppid())/\\(name)", O_RDONLY) >= 0 {
                    fatalError(name)
                }
                """, status: "passed"),
        Attempt(
            name: "counter",
            code: """
                for line in try! String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\\n")
                where line.contains("rw-s") && line.contains("/dev/zero") {
                    UnsafeMutablePointer<Int>(bitPattern: Int(line.prefix { $0 != "-" }, radix: 16)!)!.pointee = .max
                }
                """, status: "passed"),
        Attempt(
            name: "signal", code: "for signal in [SIGSTOP, SIGKILL] { kill(getppid(), signal) }", status: "passed"),
        Attempt(
            name: "pipes",
            code: "mkfifo(\"../../reports/x-\\(getpid())-0.json\", 0o600)\nfatalError(\"the end\")", status: "trapped"),
        Attempt(
            name: "flood", code: "close(201)\nfor number in 0..<150_000 { probe(\"x\", number) }", status: "over-limit"),
        Attempt(name: "end", code: "_exit(97)", status: "trapped"),
        Attempt(name: "code", code: "_exit(99)", status: "trapped"),
    ]

    /// Looks for what the program knows of other variants, and writes for each what a right answer's checks would.
    private static let forgery = """
        func isNonce(_ bytes: ArraySlice<UInt8>) -> Bool {
            bytes.count == 16 && bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        }
        let memory = open("/proc/self/mem", O_RDONLY)
        var (nonces, checks): ([String: String], String) = ([:], "")
        for line in try! String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\\n") {
            let ends = line.prefix { $0 != " " }.split(separator: "-").map { Int($0, radix: 16)! }
            guard line.contains(" r"), ends[1] - ends[0] < 16 << 20 else { continue }
            var bytes = [UInt8](repeating: 0, count: ends[1] - ends[0])
            guard pread(memory, &bytes, bytes.count, ends[0]) == bytes.count, bytes.count > 32 else { continue }
            for index in 8..<(bytes.count - 18) {
                if bytes[index] == 32, bytes[index + 17] == 10, isNonce(bytes[(index + 1)...(index + 16)]) {
                    let number = bytes[(index - 2)..<index].filter { (48...57).contains($0) }
                    nonces[String(decoding: number, as: UTF8.self)] =
                        String(decoding: bytes[(index + 1)...(index + 16)], as: UTF8.self)
                }
                if bytes[index] == 95, bytes[index - 1] == 100, bytes[index - 2] == 110, bytes[index - 6] == 97,
                    line.contains("/attend-"), isNonce(bytes[(index + 1)...(index + 16)])
                {
                    checks = String(decoding: bytes[(index + 1)...(index + 16)], as: UTF8.self)
                }
            }
        }
        let records = [
            #"{"record":"check-began","check":0,"nonce":"#, #"{"record":"expected","holds":true,"message":"3 gives 6","line":0,"nonce":"#,
            #"{"record":"check-ended","check":0,"nonce":"#, #"{"record":"variant-finished","nonce":"#,
        ]
        let own = FileManager.default.currentDirectoryPath.split(separator: "/").last!.prefix { $0 != "." }
        for (number, nonce) in nonces where number != own {
            let lines = records.enumerated().map { "\\(nonce) \\($0 + 1) \\($1)\\"\\(checks)\\"}\\n" }
            for path in ["../\\(number).wire", "../../channels/\\(number).wire"] {
                unlink(path)
                try? lines.joined().write(toFile: path, atomically: false, encoding: .utf8)
            }
        }
        """

    /// After a task, the program starts itself again for each variant instead of forking.
    private static let task = "```swift\n_ = await Task { 1 }.value\n```\n\n"

    private static func lesson(_ cell: String) -> String {
        DoublingExam.lesson(attempts.map(\.name), checks: #"expect(NAME(3) == 6, "3 gives 6")"#, cell: cell)
    }

    /// Root is confined by other means than anybody else.
    @Test(.enabled(if: Nobody.canBe), .nightly, arguments: ["", task]) func asNobody(cell: String) async throws {
        try await check(cell, Nobody.becomes(_:in:))
    }

    @Test(arguments: ["", task]) func asWhoeverRunsTheTests(cell: String) async throws {
        try await check(cell) { _, _ in }
    }

    private func check(_ cell: String, _ change: (Process, Attend) throws -> Void) async throws {
        var attend = try Attend(lesson: Self.lesson(cell), imports: "[Foundation]")
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        let key = attend.folder.appending(path: "key")
        try Data("the teacher's own key\n".utf8).write(to: key)
        for attempt in Self.attempts {
            let head = "func \(attempt.name)(_ x: Double) -> Double {\n"
            let code = attempt.code.replacing("$KEY", with: key.path)
            for (student, body) in [("Ada", code + "\nreturn 2 * x"), ("Bob", "0"), ("Zoë", "2 * x")] {
                try attend.write(head + body + "\n}\n", "class/\(student)/01-lesson/\(attempt.name).swift")
            }
        }
        func row(_ student: String, _ status: (Attempt) -> String) -> String {
            let statuses = Self.attempts.map(status)
            let cells = statuses.map { "\($0 == "passed" ? 1 : 0),\($0)," }.joined()
            return "\(student),\(cells)\(statuses.count { $0 == "passed" }),\(statuses.count),graded\r\n"
        }
        // The second time, all is known from the first.
        for _ in 1...2 {
            let run = try await attend.run(["grade", "class", "-o", "out"]) { try change($0, attend) }
            #expect(run.status == 0, "\(run.error)")
            let grades = try String(contentsOf: attend.folder.appending(path: "out/grades.csv"), encoding: .utf8)
            let rows = grades.split(separator: "\r\n").dropFirst().map { "\($0)\r\n" }
            #expect(rows == [row("Ada") { $0.status }, row("Bob") { _ in "failed" }, row("Zoë") { _ in "passed" }])
            for student in ["Ada", "Bob", "Zoë"] {
                let page = attend.folder.appending(path: "out/feedback/\(student).md")
                #expect(try !String(contentsOf: page, encoding: .utf8).contains("own key"))
            }
        }
        #expect(try String(contentsOf: key, encoding: .utf8) == "the teacher's own key\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
    }
}
#endif
