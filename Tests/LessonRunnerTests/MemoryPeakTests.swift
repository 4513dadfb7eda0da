import LessonModel
import TestSupport
import Testing

/// The most memory that a chapter's programs have held is told, where the system knows it.
@Suite(.processLimit) struct MemoryPeakTests {
    private func peak(of lesson: Lesson) async throws -> Int? {
        try await RunnerFixture.run(lesson).compactMap { event -> Int? in
            if case .memoryPeak(let bytes) = event { bytes } else { nil }
        }.max()
    }

    #if os(Linux)
    @Test func whatACellHeldForAWhileIsInIt() async throws {
        var lesson = Lesson()
        lesson.cell(
            """
            import Glibc
            do {
                let big = [UInt8](repeating: 1, count: 100 << 20)
                usleep(100_000)
                print(big.count)
            }
            usleep(100_000)
            """)
        // On a machine that has too much to do a program may be over before anybody looks at it.
        var seen: Int?
        for _ in 1...5 where seen == nil { seen = try await peak(of: lesson) }
        let bytes = try #require(seen)
        #expect(bytes > 100 << 20 && bytes < 200 << 20)
    }
    #endif

    @Test func noProgramHeldNothing() async throws {
        var lesson = Lesson()
        lesson.cell("let a: Int = \"\"")
        #expect(try await peak(of: lesson) == nil)
    }
}
