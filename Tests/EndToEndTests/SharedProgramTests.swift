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
        // Comes after a wrong answer to the one before.
        Attempt(name: "secondForgery", code: forgery, status: "passed"),
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
            code: maps
                + """
                for line in maps where line.contains("rw-s") && line.contains("/dev/zero") {
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

    /// The lines about the memory of the answer's process.
    private static let maps = #"""
        // Foundation reads no more than a page of a file that says it is empty.
        let file = open("/proc/self/maps", O_RDONLY)
        var (text, page) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while case let count = read(file, &page, page.count), count > 0 { text += page[..<count] }
        let maps = String(decoding: text, as: UTF8.self).split(separator: "\n")

        """#

    /// Finds the nonce of the checks, a literal of the program, and that of the program's own channel in its memory, and writes
    /// with them what the program would, and others of which it makes right answers.
    private static let forgery =
        maps + #"""
            var isDigit = [Bool](repeating: false, count: 256)
            for digit in ("0123456789" + "abcdef").utf8 { isDigit[Int(digit)] = true }
            let memory = open("/proc/self/mem", O_RDONLY)
            var (checks, programs): (Set<String>, Set<String>) = ([], [])
            for line in maps {
                let ends = line.prefix { $0 != " " }.split(separator: "-").map { Int($0, radix: 16) ?? 0 }
                let isLibrary = line.contains("/attend-") && line.hasSuffix(".so")
                guard isLibrary || line.contains(" rw-p "), ends[1] - ends[0] < 64 << 20 else { continue }
                var bytes = [UInt8](repeating: 0, count: ends[1] - ends[0])
                guard pread(memory, &bytes, bytes.count, ends[0]) == bytes.count else { continue }
                var next = 15
                while next < bytes.count - 16 {
                    guard isDigit[Int(bytes[next])] else { next += 16; continue }
                    var (start, end) = (next, next)
                    while start > 13, isDigit[Int(bytes[start - 1])] { start -= 1 }
                    while end < bytes.count - 1, isDigit[Int(bytes[end])] { end += 1 }
                    next = end + 16
                    guard end - start == 16 else { continue }
                    let text = String(decoding: bytes[start..<end], as: UTF8.self)
                    if isLibrary, bytes[start - 1] == 0, bytes[end] == 0 { checks.insert(text) }
                    if bytes[(start - 6)..<start].elementsEqual("NONCE=".utf8) { programs.insert(text) }
                }
            }
            guard checks.count == 1, programs.count == 1 else { fatalError("\(checks), \(programs)") }
            var last = 1 << 40
            func write(_ record: String, _ nonce: String, _ wire: Int32, _ output: Int32) {
                last += 1
                for (text, file) in [("\(nonce) \(last) {\"record\":\(record)}\n", wire), ("\u{1E}\(nonce) \(last)\u{1E}", output)] {
                    _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
                }
            }
            let own = Int(FileManager.default.currentDirectoryPath.split(separator: "/").last!)!
            let program = (open("../../wire", O_WRONLY | O_NONBLOCK), open("/proc/\(getppid())/fd/1", O_WRONLY | O_NONBLOCK))
            guard program.0 >= 0, program.1 >= 0 else { return 2 * x }
            let (nonce, check) = (String(repeating: "0", count: 16), checks.first!)
            for number in 1..<own {
                let ended = number == 1 ? own : number - 1
                write("\"variant-ended\",\"variant\":\(ended),\"ending\":\"completed\"", programs.first!, program.0, program.1)
                write(
                    "\"variant-began\",\"variant\":\(number),\"process\":\(getpid()),\"nonce\":\"\(nonce)\"", programs.first!, program.0,
                    program.1)
                let (wire, output) = (open("../../channels/\(number).wire", O_WRONLY), open("../../channels/\(number).out", O_WRONLY))
                for record in [
                    "\"check-began\",\"check\":0", "\"expected\",\"holds\":true,\"message\":\"3 gives 6\",\"line\":0",
                    "\"check-ended\",\"check\":0", "\"variant-finished\"",
                ] { write("\(record),\"nonce\":\"\(check)\"", nonce, wire, output) }
            }
            write("\"variant-ended\",\"variant\":\(own - 1),\"ending\":\"completed\"", programs.first!, program.0, program.1)
            """#

    /// A process that was forked shares the counter of records with its program; one that was started again has its own, by
    /// which it can harm nobody.
    private static func attempts(startedAgain: Bool) -> [Attempt] {
        attempts.filter { !startedAgain || $0.name != "counter" }
    }

    /// After a task, the program starts itself again for each variant instead of forking.
    private static let task = "```swift\n_ = await Task { 1 }.value\n```\n\n"

    private static func lesson(_ attempts: [Attempt], _ cell: String) -> String {
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
        let attempts = Self.attempts(startedAgain: !cell.isEmpty)
        var attend = try Attend(lesson: Self.lesson(attempts, cell), imports: "[Foundation]")
        defer { attend.remove() }
        let temporary = try attend.ownTemporaryFolder()
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        let key = attend.folder.appending(path: "key")
        try Data("the teacher's own key\n".utf8).write(to: key)
        for attempt in attempts {
            let head = "func \(attempt.name)(_ x: Double) -> Double {\n"
            let code = attempt.code.replacing("$KEY", with: key.path)
            for (student, body) in [("Ada", code + "\nreturn 2 * x"), ("Bob", "0"), ("Zoë", "2 * x")] {
                try attend.write(head + body + "\n}\n", "class/\(student)/01-lesson/\(attempt.name).swift")
            }
        }
        func row(_ student: String, _ status: (Attempt) -> String) -> String {
            let statuses = attempts.map(status)
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
