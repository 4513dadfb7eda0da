import Foundation
import TestSupport
import Testing

/// Results from the cache are those that a new run would give, also with a full disk or several processes.
@Suite(.serialized, .processLimit) struct CacheTests {
    private static let lesson = """
        ---
        title: Kept
        ---
        ```swift
        print("one")
        ```

        """

    /// The package's own lessons.
    private static let lessons = PackageFolder.root.appending(path: "lessons").path

    /// The JSON of a run, chapter by chapter, without the parts that differ from run to run.
    private func texts(_ json: String) throws -> [String: String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let all = try #require(object["chapters"] as? [[String: Any]])
        return try all.reduce(into: [:]) { result, chapter in
            let data = try JSONSerialization.data(withJSONObject: chapter, options: [.prettyPrinted, .sortedKeys])
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { line in
                !["\"seconds\" :", "\"compile\" :", "\"run\" :", "\"cached\" :", "\"peakMemory\" :"].contains {
                    line.trimmingCharacters(in: .whitespaces).hasPrefix($0)
                }
            }
            result[chapter["id"] as? String ?? ""] = lines.joined(separator: "\n")
        }
    }

    @Test func chaptersAreTheSameFromTheCacheAndAnew() async throws {
        #expect(try await compareRuns(of: ["2", "7", "12"]) == 3)
    }

    @Test(.nightly) func theWholeCourseIsTheSameFromTheCacheAndAnew() async throws {
        #expect(try await compareRuns(of: ["all"]) >= 12)
    }

    /// - Returns: how many chapters have been compared.
    private func compareRuns(of chapters: [String]) async throws -> Int {
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        let course = ["run"] + chapters + ["--format", "json", "--course", Self.lessons]
        let first = try await attend(course)
        let kept = try await attend(course)
        let anew = try await attend(course + ["--no-cache"])
        #expect([first.status, kept.status, anew.status] == [0, 0, 0], "\(first.error)\(anew.error)")
        #expect(!anew.out.contains("\"cached\" : true"))
        #expect(!kept.out.contains("\"cached\" : false"))
        let (one, two, three) = try (texts(first.out), texts(kept.out), texts(anew.out))
        for (id, text) in two {
            #expect(one[id] == text, "\(id)")
            #expect(three[id] == text, "\(id)")
        }
        return two.count
    }

    @Test func aProseEditAQuizInAnotherOrderAndAnotherTitleNeverStartTheCompiler() async throws {
        let quiz = { (choices: [String]) in
            "```quiz id=q\nquestion: Which?\nchoices:\n" + choices.joined() + "```\n"
        }
        let (right, wrong) = (
            "  - text: one\n    correct: true\n    because: It is.\n", "  - text: two\n    because: It is not.\n"
        )
        let attend = try Attend(lesson: Self.lesson + "Some prose.\n\n" + quiz([right, wrong]))
        defer { attend.remove() }
        #expect(try await attend("run", "1").status == 0)
        var other = attend
        // From here on the compiler does not work.
        other.environment["ATTEND_SWIFTC"] = try brokenCompiler(beside: attend)
        #expect(try await other("run", "1").status == 2)
        let file = attend.folder.appending(path: "lessons/01-lesson.md")
        for text in [
            Self.lesson + "Other prose,\n\nmore of it.\n\n" + quiz([right, wrong]),
            Self.lesson + "Some prose.\n\n" + quiz([wrong, right]),
            Self.lesson.replacing("Kept", with: "Renamed") + "Some prose.\n",
        ] {
            try Data(text.utf8).write(to: file)
            let run = try await attend("run", "1", "--format", "json")
            #expect(run.status == 0 && run.out.contains("\"cached\" : true"), "\(run.error)")
        }
        try Data(Self.lesson.replacing("one", with: "two").utf8).write(to: file)
        #expect(try await attend("run", "1", "--format", "json").out.contains("\"cached\" : false"))
    }

    private func brokenCompiler(beside attend: Attend) throws -> String {
        let path = attend.folder.appending(path: "swiftc").path
        try Data("#!/bin/sh\nexit 1\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    @Test func twoThatNeedTheSameAtOnceBothGetIt() async throws {
        var attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        let ready = attend
        async let one = ready("run", "1")
        async let other = ready("run", "1")
        let runs = try await [one, other]
        #expect(runs.map(\.status) == [0, 0] && runs[0].out == runs[1].out, "\(runs)")
        async let clean = ready("clean")
        async let otherClean = ready("clean")
        #expect(try await [clean.status, otherClean.status] == [0, 0])
        let left = try FileManager.default.contentsOfDirectory(
            atPath: attend.folder.appending(path: "cache/attend").path)
        #expect(left == [])
    }

    /// A limit on file sizes simulates a full disk: a write fails half way.
    @Test func aFullDiskCostsTheCacheAndNothingElse() async throws {
        let long = Self.lesson.replacing(
            "print(\"one\")", with: "for i in 0..<20_000 { print(\"line\", i, \"of many\") }")
        var attend = try Attend(lesson: long)
        defer { attend.remove() }
        attend.environment["XDG_CACHE_HOME"] = attend.folder.appending(path: "cache").path
        // The kernel library must exist before: it would not fit.
        let cache = attend.folder.appending(path: "cache/attend")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: cache.appending(path: "toolkit"),
            withDestinationURL: PackageFolder.cache.appending(path: "attend/toolkit"))
        _ = try await attend("run", "1")
        try FileManager.default.removeItem(at: attend.folder.appending(path: "cache/attend/results"))
        let outcome = try await attend.running(
            "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" run 1", Attend.executable.path])
        #expect(outcome.status == 0 && outcome.out.contains("line 19999 of many"), "\(outcome.error)")
        let left = try FileManager.default.contentsOfDirectory(
            atPath: attend.folder.appending(path: "cache/attend/results").path)
        #expect(left == [])
    }

    @Test func aCacheThatCannotBeMadeIsNamed() async throws {
        var attend = try Attend(lesson: Self.lesson)
        defer { attend.remove() }
        // Not even root can create a folder in a file.
        attend.environment["XDG_CACHE_HOME"] = "/dev/null"
        let run = try await attend("run", "1")
        #expect(run.status == 2)
        #expect(run.error.contains("cannot write to the cache in /dev/null/attend"))
        #expect(run.error.contains("make room or set XDG_CACHE_HOME to a folder that can be written"))
    }
}
