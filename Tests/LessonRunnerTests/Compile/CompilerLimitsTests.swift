import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// What the compiler of answers may use ends, and says so.
@Suite(.processLimit) struct CompilerLimitsTests {
    /// What becomes of a program with one cell.
    private func result(of code: String, _ limits: CompilerLimits) async throws -> String {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.create()
        var lesson = Lesson()
        lesson.cell(code)
        let compiler = ChapterCompiler(
            toolchain: try await RunnerFixture.toolchain, library: try await RunnerFixture.library, optimize: false,
            environment: RunnerFixture.environment, folder: folder.url.path, limits: limits)
        let program = Program(file: Lesson.file, imports: [], pieces: lesson.chapter.cells.map { .cell($0) })
        switch try await ProcessTurns.take({ try await compiler.compile(program, name: "limited") }) {
        case .library: return "compiles"
        case .refused(let messages): return "\(messages.count) errors"
        case .broken(let diagnostic): return "\(diagnostic.message)\n\(diagnostic.remedy ?? "")"
        }
    }

    #if os(Linux)
    /// A literal takes a thousand times its own size.
    @Test func memory() async throws {
        let code = "let ones: [Int] = [" + String(repeating: "1,", count: 100_000) + "]"
        #expect(
            try await result(of: code, CompilerLimits(seconds: 600, memory: 400 << 20)) == """
                the compiler was stopped: it would need more than 400 MiB of memory
                write simpler types: each that holds several of the one before doubles them
                """)
        #expect(try await result(of: "let one = 1", CompilerLimits(seconds: 600, memory: 400 << 20)) == "compiles")
    }
    #endif

    /// With each of its messages the compiler prints the line, which has hundreds of errors.
    @Test func messages() async throws {
        let names = (1...600).map { "nothing\($0)" }
        #expect(
            try await result(of: names.joined(separator: "; "), CompilerLimits(seconds: 600)) == """
                the compiler was stopped: it found more errors than can be read
                begin with a part that compiles, and add to it
                """)
        #expect(try await result(of: names.joined(separator: "\n"), CompilerLimits(seconds: 600)) == "600 errors")
    }
}
