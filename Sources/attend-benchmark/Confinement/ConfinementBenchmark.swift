import Foundation
import LessonModel
import LessonReader
import LessonRunner

/// Checks of new answers to one exercise, confined and not, in turns.
struct ConfinementBenchmark {
    let rounds: Int

    /// A chapter with one exercise.
    static let exercise = """
        ---
        title: Squares
        ---
        ```swift exercise=squares
        func squares(_ x: [Double]) -> [Double] { <#The square of each#> }
        ```
        ```swift solution=squares
        func squares(_ x: [Double]) -> [Double] { x.map { $0 * $0 } }
        ```
        ```swift check=squares
        probe("three", squares([1, 2, 3]))
        ```

        """

    func run(progress: (String) -> Void) async throws -> ConfinementReport {
        let temporary = try BenchmarkFolder()
        defer { temporary.remove() }
        let folder = temporary.url.path
        let environment = ProcessInfo.processInfo.environment
        let toolchain = try await Toolchain.find(environment: environment)
        let sources = try ToolkitSources.find(named: nil, executable: CommandLine.arguments[0])
        progress("building the kernel library")
        let library = try await KernelLibrary.prepare(
            toolchain: toolchain, sources: sources, modules: [], cache: folder, environment: environment)
        let chapter = try await chapter()
        var seconds: [Bool: [Double]] = [true: [], false: []]
        // The first round fills the cache.
        for round in 0...rounds {
            if round > 0, round % 10 == 0 { progress("\(round) of \(rounds) rounds") }
            for isConfined in round % 2 == 0 ? [true, false] : [false, true] {
                let runner = CheckRunner(
                    toolchain: toolchain, toolkit: library, courseFolder: folder, environment: environment,
                    cache: folder, permissions: Permissions(isConfined: isConfined))
                let took = try await check(chapter, "// \(round)\n", by: runner)
                if round > 0 { seconds[isConfined]!.append(took) }
            }
        }
        return ConfinementReport(rounds: rounds, confined: seconds[true]!, unconfined: seconds[false]!)
    }

    private func chapter() async throws -> Chapter {
        let reading = await CourseReader.read(
            folder: "course", display: "course",
            files: FileSource([
                "course/course.yml": "format: 1\ntitle: T\nchapters: [01-squares.md]\n",
                "course/01-squares.md": Self.exercise,
            ]))
        return reading.course!.chapters[0]
    }

    /// Checks an answer that is right, with a comment that no answer had before.
    private func check(_ chapter: Chapter, _ comment: String, by runner: CheckRunner) async throws -> Double {
        let place = FileLocation(file: "answers/squares.swift", line: 1, column: 1)
        let answer = CodePart(
            text: comment + "func squares(_ x: [Double]) -> [Double] { x.map { $0 * $0 } }\n", place: place,
            fence: place)
        let start = ContinuousClock.now
        let observed = try await runner.run(CheckPlan(checking: ["squares": answer], of: chapter, imports: []))
        let took = start.duration(to: .now) / .seconds(1)
        guard observed["squares", .answer]?.ending == .finished else { throw Failure() }
        return took
    }

    /// The answer could not be checked.
    private struct Failure: Error {}
}
