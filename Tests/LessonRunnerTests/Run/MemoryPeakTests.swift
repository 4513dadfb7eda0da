import Foundation
import LessonModel
import TestSupport
import Testing

/// The peak memory of a chapter's programs is reported, where the system reports it.
@Suite(.processLimit) struct MemoryPeakTests {
    private func peak(of lesson: Lesson) async throws -> Int? {
        try await RunnerFixture.run(lesson).compactMap { event -> Int? in
            if case .memoryPeak(let bytes) = event { bytes } else { nil }
        }.max()
    }

    #if os(Linux)
    /// The system also counts the moment after `fork`, when the child has as much memory as this process.
    private static func isPeak(_ bytes: Int, of held: Int) -> Bool {
        var own = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
        return bytes > held && bytes < max(2 * held, (own.ru_maxrss << 10) + (1 << 20))
    }

    /// Also when it was used for a short time only.
    @Test func theMemoryOfACellCounts() async throws {
        var lesson = Lesson()
        lesson.cell("print([UInt8](repeating: 1, count: 100 << 20).count)")
        let bytes = try #require(try await peak(of: lesson))
        #expect(Self.isPeak(bytes, of: 100 << 20))
    }

    @Test func theProcessOfATrappingCellCounts() async throws {
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
