#if os(Linux)
import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// What a program and the processes that it has started use together has limits, too, and none of them stays.
@Suite(.processLimit) struct ProcessLimitTests {
    private static let fork = """
        import Foundation
        typealias Fork = @convention(c) () -> Int32
        let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)

        """

    /// How a cell ended that forks, and what was said about it.
    private func ending(
        _ code: String, limits: Limits = Limits()
    ) async throws -> (status: CellStatus?, message: String?) {
        var lesson = Lesson(timeout: 120)
        lesson.cell(Self.fork + code)
        var report = ChapterReport(lesson.chapter)
        for event in try await RunnerFixture.run(lesson, limits: limits) { report.apply(event) }
        return (report.cells[0].status, report.cells[0].diagnostics.first?.message)
    }

    @Test func processesThatHaveLeftEverything() async throws {
        let ending = try await ending(
            "for _ in 0..<150 { if fork() == 0 { setsid(); chdir(\"/\"); while true { sleep(600) } } }\nwhile true {}")
        #expect(ending == (.overLimit, "the cell started more than 64 processes and was stopped"))
    }

    @Test func processesThatStartOthersWithoutEnd() async throws {
        let ending = try await ending("while true { _ = fork() }", limits: Limits(processes: 20))
        #expect(ending == (.overLimit, "the cell started more than 20 processes and was stopped"))
    }

    @Test func memoryOfGrandchildren() async throws {
        let ending = try await ending(
            """
            for _ in 0..<4 where fork() == 0 {
                if fork() == 0 {
                    let bytes = [UInt8](repeating: 1, count: 50 << 20)
                    while bytes.count > 0 { sleep(600) }
                }
                _exit(0)
            }
            while true {}
            """, limits: Limits(memory: 128 << 20))
        #expect(ending == (.overLimit, "the cell used more than 128 MiB of memory and was stopped"))
    }

    /// Forked processes share their memory with the one that they were forked from.
    @Test func memoryThatIsSharedCountsOnce() async throws {
        let ending = try await ending(
            """
            let bytes = [UInt8](repeating: 1, count: 100 << 20)
            let children = (0..<4).map { _ in fork() }
            if children.contains(0) { sleep(1); _exit(Int32(bytes[0])) }
            for child in children { waitpid(child, nil, 0) }
            """, limits: Limits(memory: 256 << 20))
        #expect(ending == (.passed, nil))
    }

    @Test(arguments: [
        "for number in 0... { try Data(count: 1 << 20).write(to: URL(filePath: \"\\(number)\")) }",
        "for _ in 0... { mkdir(\"d\", 0o700); chdir(\"d\") }",
        """
        for _ in 0..<20 {
            let file = open("one", O_CREAT | O_WRONLY, 0o600)
            unlink("one")
            let bytes = [UInt8](repeating: 1, count: 1 << 20)
            write(file, bytes, bytes.count)
        }
        while true {}
        """,
    ])
    func aFullFolder(code: String) async throws {
        let ending = try await ending(code, limits: Limits(files: 10 << 20))
        #expect(
            ending
                == (
                    .overLimit,
                    "the cell filled its folder with more than 10 MiB, or with folders in folders, and was stopped"
                ))
    }

    @Test func oneLargeFile() async throws {
        let ending = try await ending(
            "let file = open(\"large\", O_CREAT | O_WRONLY, 0o600)\nlseek(file, 256 << 20, SEEK_SET)\nwrite(file, \"x\", 1)"
        )
        #expect(ending == (.trapped, "a file of more than 256 MiB was written"))
    }
}
#endif
