import Foundation
import LessonModel
import Synchronization
import TestSupport
import Testing

@testable import LessonRunner

/// Cached observations are not computed again, and faults of a chapter's cells are not blamed on answers.
@Suite("Checks of a chapter", .processLimit)
struct CheckCacheTests {
    /// Ten exercises after a cell.
    private static func lesson(context: String = "let one = 1.0", prose: String = "") -> String {
        prose + "```swift\n\(context)\n```\n\n"
            + (1...10).map { number in
                """
                ```swift exercise=times-\(number)
                func times(_ x: Matrix) -> Matrix { <#Times#> }
                ```

                ```swift solution=times-\(number)
                func times(_ x: Matrix) -> Matrix { x * (\(number) * one) }
                ```

                ```swift mistake=times-\(number) says="Too much."
                func times(_ x: Matrix) -> Matrix { x * 100 }
                ```

                ```swift mistake=times-\(number) says="No square."
                func times(_ x: Matrix) -> Matrix { x.matmul([[1]]) }
                ```

                ```swift check=times-\(number)
                probe("2×2", times([[1, 2], [3, 4]]))
                ```
                """
            }.joined(separator: "\n\n")
    }

    private func exam(_ markdown: String, cache: String) async throws -> CheckFixture {
        var exam = try await CheckFixture(markdown)
        exam.cache = cache
        for number in 1...10 { exam.answer("times-\(number)", "func times(_ x: Matrix) -> Matrix { x * \(number) }") }
        return exam
    }

    @Test("only what changed is compiled and run")
    func cache() async throws {
        let cache = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: cache) }
        var exam = try await exam(Self.lesson(), cache: cache)
        #expect(try await exam.observe().cachedCount == 0)
        let warm = try await exam.observe()
        #expect(warm.cachedCount == 40)
        exam.answer("times-4", "func times(_ x: Matrix) -> Matrix { x * 100.0 }")
        let changed = try await exam.observe()
        #expect(changed.cachedCount == 39)
        let verdicts = try await exam.verdicts().split(separator: "\n").filter { $0.hasPrefix("times-") }
        #expect(verdicts.filter { $0.hasSuffix("passed 1.0/1.0") }.count == 9)
        #expect(verdicts[3] == "times-4: failed 0.0/1.0 mistake: Too much.")

        // Compile errors are cached too; an answer that has run out of time is not. With another limit whatever tells of a
        // place is judged anew.
        var broken = exam
        broken.answer("times-5", "func times(_ x: Matrix) -> Matrix { nothing(x) }")
        let refused = try await broken.observe()
        let again = try await broken.observe()
        #expect(again.observations == refused.observations && again.cachedCount == 40)
        broken.answer("times-5", "import Foundation\nfunc times(_ x: Matrix) -> Matrix { while true { sleep(1) } }")
        var plan = broken.plan
        plan.timeout = 1
        #expect(try await broken.observe(plan).cachedCount == 29)
        #expect(try await broken.observe(plan).cachedCount == 39)

        // Prose above moves lines, which affects only the ten mistakes that trap; a cell above affects all.
        var moved = try await self.exam(Self.lesson(prose: "A word before.\n\n"), cache: cache)
        moved.answers = exam.answers
        #expect(try await moved.observe().cachedCount == 30)
        var other = try await self.exam(Self.lesson(context: "let one = 2.0"), cache: cache)
        other.answers = exam.answers
        #expect(try await other.observe().cachedCount == 0)
    }

    @Test("a chapter whose cells fail says so")
    func brokenContext() async throws {
        var exam = try await CheckFixture(Self.lesson(context: "let one = 1.0\nlet list = [1]\nprint(list[3])"))
        exam.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 1 }")
        let verdicts = try await exam.verdicts()
        #expect(verdicts.hasPrefix("- error: 8:"), "\(verdicts)")
        #expect(verdicts.hasSuffix("times-1: not checked"))
        var other = try await CheckFixture(Self.lesson(context: "let one = nothing"))
        other.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 1 }")
        #expect(
            try await other.verdicts() == """
                - error: 6:11: cannot find 'nothing' in scope
                    | let one = nothing
                    |           ^^^^^^^
                times-1: not checked
                """)
    }

    @Test("a chapter that is broken elsewhere says so each time")
    func brokenElsewhere() async throws {
        let cache = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: cache) }
        let markdown = "```swift\nlet unused: String = 1\n```\n\n" + Self.lesson()
        var exam = try await CheckFixture(markdown)
        exam.cache = cache
        exam.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 1 }")
        let first = try await exam.observe()
        let second = try await exam.observe()
        #expect(
            first.diagnostics.map(\.message) == ["cannot convert value of type 'Int' to specified type 'String'"])
        #expect(first.observations.count == 4)
        #expect(second.observations == first.observations && second.diagnostics == first.diagnostics)
        #expect(second.cachedCount == 0)
    }

    /// An answer cannot kill the program around it.
    @Test("a version that was killed is run again", arguments: [("getpid()", 3), ("getppid()", 4)])
    func killed(process: String, cached: Int) async throws {
        let cache = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: cache) }
        var exam = try await CheckFixture(Self.lesson())
        exam.cache = cache
        exam.answer(
            "times-1",
            "import Foundation\nfunc times(_ x: Matrix) -> Matrix { kill(\(process), SIGKILL); return x }")
        let first = try await exam.observe()
        #expect(first.observations.count == 4)
        #expect(try await exam.observe().cachedCount == cached)
    }

    @Test("a data file that is missing is not an empty one")
    func missingData() async throws {
        let folder = "\(RunnerFixture.cache)/\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var exam = try await CheckFixture(Self.lesson())
        exam.chapter.frontMatter.data = ["words.txt"]
        exam.answer("times-1", "func times(_ x: Matrix) -> Matrix { x * 1 }")
        let plan = exam.plan
        let (toolchain, library) = try await (RunnerFixture.toolchain, CheckFixture.library)
        func key() throws -> String {
            let keys = ObservationKey(
                plan, toolchain: toolchain, toolkit: library, limits: exam.limits, permissions: Permissions(),
                courseFolder: folder)
            return keys.key(of: try #require(plan.variants.first))
        }
        let missing = try key()
        try Data().write(to: URL(filePath: folder + "/words.txt"))
        let empty = try key()
        #expect(missing != empty)
    }

    @Test("each exercise sees the cells before it, since the last reset, that are meant for it")
    func context() async throws {
        var exam = try await CheckFixture(
            """
            ```swift
            let early = 1
            ```

            ```swift reset
            let value = 1.0
            ```

            ```swift skip-in-check
            let skipped = 1
            ```

            ```swift exercise=see
            func see() -> Double { <#See#> }
            ```

            ```swift solution=see
            func see() -> Double { value }
            ```

            ```swift check=see
            probe("value", see())
            ```

            ```swift
            let late = 1
            ```
            """)
        for name in ["early", "skipped", "late"] {
            exam.answer("see", "func see() -> Double { Double(\(name)) }")
            #expect(
                try await exam.verdicts().hasPrefix(
                    """
                    see: does-not-compile 0.0/1.0: it does not compile
                      error: 1:31: cannot find '\(name)' in scope
                    """), "\(name)")
        }
        exam.answer("see", "func see() -> Double { value }")
        #expect(try await exam.verdicts() == "see: passed 1.0/1.0")
    }
}
