import Foundation
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
    /// The system counts a program from its start on, when it still was this process.
    private static func isPeak(_ bytes: Int, of held: Int) -> Bool {
        var own = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
        return bytes > held && bytes < max(2 * held, (own.ru_maxrss << 10) + (1 << 20))
    }

    /// However short it was.
    @Test func whatACellHeldIsInIt() async throws {
        var lesson = Lesson()
        lesson.cell("print([UInt8](repeating: 1, count: 100 << 20).count)")
        let bytes = try #require(try await peak(of: lesson))
        #expect(Self.isPeak(bytes, of: 100 << 20))
    }

    @Test func soIsWhatTheProcessOfACellThatTrapsHeld() async throws {
        var lesson = Lesson()
        lesson.cell("print([UInt8](repeating: 1, count: 100 << 20).count)\nfatalError()", action: .trap)
        let bytes = try #require(try await peak(of: lesson))
        #expect(Self.isPeak(bytes, of: 100 << 20))
    }
    #endif

    @Test func noProgramHeldNothing() async throws {
        var lesson = Lesson()
        lesson.cell("let a: Int = \"\"")
        #expect(try await peak(of: lesson) == nil)
    }
}
