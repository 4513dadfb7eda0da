import Foundation
import LessonModel
import TestSupport
import Testing

@testable import LessonRunner

/// What goes wrong in a module of the course is told with its cause, its line there, and the lesson's line that calls it.
@Suite(.processLimit) struct OwnModuleTests {
    private static let source = """
        public func third(_ list: [Int]) -> Int {
            return list[2]
        }
        public func must(_ holds: Bool) { precondition(holds, "it must be so") }
        public func outer(_ value: Int?) -> Int { inner(value) }
        @inline(never) func inner(_ value: Int?) -> Int {
            value!
        }
        func secret() -> Int {
            let unused = 1
            return 2
        }
        """

    private func library(_ folder: TemporaryFolder) async throws -> KernelLibrary {
        try folder.write(Self.source, "Own/Own.swift")
        return try await RunnerFixture.library(of: [folder.url.appending(path: "Own").path])
    }

    private func transcript(_ code: String..., action: Cell.Action) async throws -> String {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        var lesson = Lesson()
        for code in code { lesson.cell("import Own\n\(code)", action: action) }
        return LessonRunnerTests.transcript(try await RunnerFixture.run(lesson, library: try await library(folder)))
    }

    @Test func aTrap() async throws {
        let told = try await transcript("third([1])", "must(false)", "print(outer(nil))", action: .trap)
        #expect(told == "")
    }

    @Test func aNameThatIsNotPublic() async throws {
        let told = try await transcript("secret()", action: .run)
        #expect(told == "")
    }

    @Test func warnings() async throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        let path = folder.url.appending(path: "Own/Own.swift").path
        for _ in 1...2 {
            #expect(
                try await library(folder).warnings == [
                    Diagnostic(
                        .warning, at: FileLocation(file: path, line: 10, column: 9),
                        "initialization of immutable value 'unused' was never used; consider replacing with assignment "
                            + "to '_' or removing it",
                        excerpt: .init(line: "    let unused = 1", length: 6), remedy: "the compiler suggests: _")
                ])
        }
    }
}
