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
        #expect(
            told == """
                1 started
                1 error: 5:1: Index out of range
                    | third([1])
                    | ^
                    = indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one
                    note: 2:16: it happens here, in `third(_:)`
                    |     return list[2]
                    |                ^
                1 warning: 5:1: result of call to 'third' is unused
                    | third([1])
                    | ^
                1 passed
                2 started
                2 error: 10:1: Precondition failed: it must be so
                    | must(false)
                    | ^
                    note: 4:35: it happens here, in `must(_:)`
                    | public func must(_ holds: Bool) { precondition(holds, "it must be so") }
                    |                                   ^
                2 passed
                3 started
                3 error: 15:7: Unexpectedly found nil while unwrapping an Optional value
                    | print(outer(nil))
                    |       ^
                    = unwrap with `if let`, or give a value for nil with `??`
                    note: 7:10: it happens here, in `inner(_:)`
                    |     value!
                    |          ^
                3 passed
                """)
    }

    @Test func aNameThatIsNotPublic() async throws {
        let told = try await transcript("secret()", action: .run)
        #expect(
            told == """
                1 error: 5:1: cannot find 'secret' in scope
                    | secret()
                    | ^^^^^^
                    = make it public: write `public` before its declaration in Own/Own.swift, line 9
                1 failed
                """)
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
