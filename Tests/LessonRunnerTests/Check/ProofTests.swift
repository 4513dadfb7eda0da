import Foundation
import LessonModel
import LessonReader
import Testing

@testable import LessonRunner

/// What an author is told of exercises that do not do what they should.
@Suite("Proofs")
struct ProofTests {
    private static let lessons = Workshop.sources.folder + "/../lessons"

    @Test("the course's own exercises hold", arguments: ["02-query-key-value", "03-scores-softmax-output", "07-masks"])
    func course(id: String) async throws {
        let files = FileSource(
            read: { FileManager.default.contents(atPath: $0).map(Array.init) },
            exists: { FileManager.default.fileExists(atPath: $0) },
            list: { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] })
        let reading = CourseReader.read(folder: Self.lessons, display: "lessons", files: files)
        let chapter = try #require(reading.course?.chapters.first { $0.id == id })
        let exam = Exam(chapter: chapter)
        let start = ContinuousClock.now
        let observations = try await exam.observe(CheckPlan(proving: chapter, imports: ["AttentionKernel"]))
        print(id, start.duration(to: .now), observations.observations.count)
        print(Proof.faults(of: chapter, observations).flatMap { described($0, margin: "") }.joined(separator: "\n"))
        for exercise in chapter.exercises {
            let grading = try #require(observations.grading(of: exercise))
            for (n, m) in grading.mistakes.enumerated() { print(grading.recognisedMistake(m) as Any, n, grading.verdict(on: m, chapter: id, file: "f").divergence as Any) }
            for s in grading.solutions { print(grading.verdict(on: s, chapter: id, file: "f").status) }
        }
        for worksheet in chapter.worksheets { print(worksheet.id, observations.key(of: worksheet) as Any) }
    }

    @Test("blind checks and broken exercises are told")
    func blind() async throws {
        let exam = try Exam(
            """
            ```swift exercise=shares
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { <#Shares#> }
            ```

            ```swift solution=shares
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k.transposed)) }
            ```

            ```swift mistake=shares says="Wrong axis."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k.transposed), over: .columns) }
            ```

            ```swift mistake=shares says="Not transposed."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { softmax(q.matmul(k)) }
            ```

            ```swift mistake=shares says="No softmax."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { q.matmul(k.transposed) }
            ```

            ```swift mistake=shares says="No softmax, other way round."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { k.matmul(q.transposed) }
            ```

            ```swift mistake=shares says="Does not compile."
            func shares(_ q: Matrix, _ k: Matrix) -> Matrix { q + }
            ```

            ```swift check=shares
            let one: Matrix = [[1, 0], [0, 1]]
            probe("Q = K = identity", shares(one, one))
            ```

            ```swift exercise=open
            let nothing = 0
            ```

            ```swift solution=open
            func open(_ x: Double) -> Double { x + 1 }
            ```

            ```swift solution=open
            func open(_ x: Double) -> Double { x + 2 }
            ```

            ```swift check=open
            probe("3", open(3))
            expect(open(3) == 5, "2 more")
            ```

            ```swift exercise=typed
            func typed(_ x: Double) -> Double {
                let y = <#half of x#>
                return y * 2
            }
            ```

            ```swift solution=typed
            func typed(_ x: Double) -> Double { x }
            ```

            ```swift check=typed
            _ = typed(3)
            ```

            ```worksheet id=key of="[1, 2].count" blanks="all"
            Count.
            ```

            ```worksheet id=lost of="undefined.weights" blanks="all"
            Count.
            ```
            """)
        let observations = try await exam.observe(CheckPlan(proving: exam.chapter, imports: ["AttentionKernel"]))
        print(Proof.faults(of: exam.chapter, observations).flatMap { described($0, margin: "") }.joined(separator: "\n"))
    }
}
