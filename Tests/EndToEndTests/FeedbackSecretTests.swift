import Foundation
import TestSupport
import Testing

/// A student's pages hold neither solutions nor hidden checks nor keys, however each exercise of the course was answered.
@Suite(.processLimit) struct FeedbackSecretTests {
    private static let secrets = [
        "x &* 3", "x &amp;* 3", "minus seventy-one", "-71", "−71", "-213", "−213", "4260.75", "9504.75",
    ]

    /// Answers that fail in the check that is shown, and such as fail in the hidden one only, in every way.
    private static let answers = [
        "wrong": "func triple(_ x: Int) -> Int { x &+ x }\n",
        "wrong where it is hidden": "func triple(_ x: Int) -> Int { x == 5 ? 15 : x }\n",
        "stops": "func triple(_ x: Int) -> Int { x < 0 ? [x][1] : 15 }\n",
        "stops with words": "func triple(_ x: Int) -> Int { precondition(x > 0); return 15 }\n",
        "never ends": "func triple(_ x: Int) -> Int { while x < 0 {}; return 15 }\n",
        "prints": "func triple(_ x: Int) -> Int { print(\"given\", x); return x < 0 ? 0 : 15 }\n",
        "other signature": "func triple(_ x: String) -> String { x + x + x }\n",
        "other name": "func thrice(_ x: Int) -> Int { x + x + x }\n", "no Swift": "func triple(_ x: Int -> {\n",
        "nothing": "", "right": "func triple(_ x: Int) -> Int { x + x + x }\n",
    ]

    /// What an answer finds out of the machine that grades is on no page.
    @Test func pathsOfTheMachine() async throws {
        var attend = try Attend(lesson: ExerciseLesson.withoutWorksheet, imports: "[Foundation]")
        defer { attend.remove() }
        attend.environment["TMPDIR"] = try attend.ownTemporaryFolder().path
        attend.environment["HOME"] = attend.folder.appending(path: "home").path
        let facts = """
            let facts = [
                FileManager.default.currentDirectoryPath, "\\(CommandLine.arguments)", "\\(ProcessInfo.processInfo.environment)",
                try! String(contentsOfFile: "/proc/self/maps", encoding: .utf8),
                try! String(contentsOfFile: "/proc/\\(getppid())/cmdline", encoding: .utf8).replacing("\\0", with: " "),
            ]
            """
        for (student, code) in [
            "prints": "for fact in facts { print(fact) }\nreturn scores",
            "stops": "fatalError(facts[0] + facts[1] + facts[2] + facts[4])",
            "records": "return Data(facts.joined().utf8).map(Double.init)",
        ] {
            try attend.write(
                "func shares(_ scores: [Double]) -> [Double] {\n\(facts)\n\(code)\n}\n", "class/\(student)/shares.swift"
            )
        }
        try attend.write("", "class/stops/notes.txt")
        let folder = attend.folder.appending(path: "class").path
        let run = try await attend("grade", folder, "--format", "junit", "--lms", "gradescope", "-o", "out")
        #expect(run.status == 0, "\(run.error)")
        let out = attend.folder.appending(path: "out")
        let pages = try FileManager.default.subpathsOfDirectory(atPath: out.path).filter {
            $0.hasPrefix("feedback/") || $0.hasPrefix("gradescope/")
        }
        #expect(pages.count == 9)
        let texts = try pages.map { ($0, try String(contentsOf: out.appending(path: $0), encoding: .utf8)) }
        for (page, text) in texts + [("JUnit", run.out)] {
            #expect(!text.contains(attend.folder.path), "\(page): \(text)")
            #expect(!text.contains(PackageFolder.cache.path), "\(page): \(text)")
        }
        #expect(run.out.contains("…/attend-program"))
    }

    /// What the hidden check does, and what the class is printed as.
    @Test(arguments: [
        ("probe(\"minus seventy-one\", triple(-71))", "text"),
        ("expect(triple(-71) == -213, \"minus seventy-one\")", "junit"),
        ("precondition(triple(-71) == -213, \"minus seventy-one\")", "junit"),
    ])
    func pagesOfAClass(check: String, format: String) async throws {
        let lesson = SecretTests.lesson.replacing("title: Secrets", with: "title: Secrets\ntimeout: 2")
            .replacing("probe(\"minus seventy-one\", triple(-71))", with: check)
        let attend = try Attend(lesson: lesson)
        defer { attend.remove() }
        for (student, answer) in Self.answers {
            try attend.write(answer, "class/\(student)/triple.swift")
            try attend.write("why: b\nby-hand: [[1, 2.5], [1, 2]]\n", "class/\(student)/01-lesson/answers.yml")
        }
        let platforms = ["gradescope", "moodle", "canvas"].flatMap { ["--lms", $0] }
        let run = try await attend(["grade", "class", "--format", format] + platforms)
        #expect(run.status == 0)
        for secret in Self.secrets { #expect(!run.out.contains(secret) && !run.error.contains(secret), "\(secret)") }
        for status in format == "junit"
            ? [] : ["not right yet", "partly right", "does not compile", "stopped", "ran out of time"]
        {
            #expect(run.out.contains(try Regex(status + ": [^·\n]*1\\.1")), "\(run.out)")
        }
        let grades = attend.folder.appending(path: "grades")
        let pages = try FileManager.default.subpathsOfDirectory(atPath: grades.path).filter {
            $0.hasPrefix("feedback/") || $0.hasPrefix("gradescope/") || $0.hasSuffix(".csv") || $0 == "results.json"
        }
        #expect(pages.count == 3 * Self.answers.count + 4)
        for page in pages {
            let text = try String(contentsOf: grades.appending(path: page), encoding: .utf8)
            for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(page)") }
        }
    }
}
