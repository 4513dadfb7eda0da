#if os(Linux)
import Foundation
import TestSupport
import Testing

/// What was judged before an interrupt, or before an answer was changed, is not judged again.
@Suite(.processLimit) struct ResumedGradingTests {
    /// The files with what was observed of answers, each with its number on the disk: a file that is written again gets
    /// another.
    private func observations(_ attend: Attend) throws -> Set<String> {
        let folder = attend.folder.appending(path: "cache/attend/observations").path
        return try Set(
            FileManager.default.contentsOfDirectory(atPath: folder).map { name in
                let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
                return "\(name) \(facts[.systemFileNumber] ?? "")"
            })
    }

    /// A cache for observations of this test only, with everybody's kernel library.
    private func ownCache(_ attend: inout Attend) throws {
        let cache = attend.folder.appending(path: "cache/attend")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        for name in ["toolkit", "toolchain", "modules"] {
            try FileManager.default.createSymbolicLink(
                at: cache.appending(path: name),
                withDestinationURL: PackageFolder.cache.appending(path: "attend/\(name)"))
        }
        attend.environment["XDG_CACHE_HOME"] = cache.deletingLastPathComponent().path
    }

    @Test func anInterruptedGradingGoesOn() async throws {
        var attend = try Attend(lesson: ExerciseLesson.withoutWorksheet)
        defer { attend.remove() }
        // The kernel library is there afterwards.
        #expect(try await attend("run", "1").status == 0)
        try ownCache(&attend)
        let second = ExerciseLesson.withoutWorksheet.replacing("shares", with: "parts").replacing("=sum", with: "=all")
            .replacing("id=sum", with: "id=all")
        try attend.write(second, "lessons/02-lesson.md")
        try attend.write(
            "format: 1\ntitle: \"Two\"\nchapters: [01-lesson.md, 02-lesson.md]\n", "lessons/course.yml")
        let right = ExerciseLesson.right.replacing("shares", with: "parts")
        let mark = RunningProcesses.mark()
        let endless = """
            import Foundation
            func parts(_ scores: [Double]) -> [Double] {
                \(RunningProcesses.starting(mark))
                while true {}
            }

            """
        for student in ["Ada", "Bob"] {
            try attend.write(ExerciseLesson.right + "// \(student)\n", "class/\(student)/shares.swift")
        }
        try attend.write(endless, "class/Ada/parts.swift")
        try attend.write(right, "class/Bob/parts.swift")

        let grading = try WatchedCommand(attend, "grade", "class", "--jobs", "1", "--timeout", "600", joined: false)
        await RunningProcesses.started(naming: mark)
        #expect(try await grading.interrupt() == 130)
        #expect(grading.errorText().hasSuffix("What was judged is kept: the same command goes on from there.\n"))
        let kept = try observations(attend)
        // Solution and mistake of each chapter, and the two answers of the first.
        #expect(kept.count == 6)

        try attend.write(right + "// Ada\n", "class/Ada/parts.swift")
        let resumed = try await attend("grade", "class", "--timeout", "600")
        #expect(resumed.status == 0 && resumed.out.contains("\n2 students: 8 of 12 points\n"), "\(resumed.out)")
        let all = try observations(attend)
        #expect(all.isSuperset(of: kept) && all.count == kept.count + 2)

        try attend.write(GradeTests.byCount, "class/Bob/shares.swift")
        let changed = try await attend("grade", "class", "--timeout", "600")
        #expect(changed.out.contains("\n2 students: 6 of 12 points\n"), "\(changed.out)")
        let afterwards = try observations(attend)
        #expect(afterwards.isSuperset(of: all) && afterwards.count == all.count + 1)
    }

    /// What has run out of time may end in time on another day, when the machine is not so busy.
    @Test func aLoopIsTriedAgain() async throws {
        var attend = try Attend(lesson: ExerciseLesson.withoutWorksheet)
        defer { attend.remove() }
        #expect(try await attend("run", "1").status == 0)
        try ownCache(&attend)
        try attend.write(
            "func shares(_ scores: [Double]) -> [Double] { while true {} }\n", "class/Ada/shares.swift")
        func grade(seconds: String) async throws -> Set<String> {
            let run = try await attend("grade", "class", "--timeout", seconds)
            #expect(run.out.hasPrefix("~ Ada  0 of 3 points  ran out of time: 1.1\n"), "\(run.out)")
            return try observations(attend)
        }
        let first = try await grade(seconds: "1")
        // Solution and mistake.
        #expect(first.count == 2)
        #expect(try await grade(seconds: "1") == first)
    }
}
#endif
