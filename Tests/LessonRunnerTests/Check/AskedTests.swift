import LessonModel
import StepTrace
import TestSupport
import Testing

@testable import LessonRunner

/// What a check asks of an answer, and what the answer prints meanwhile, reach the verdict.
@Suite("What answers are asked", .processLimit)
struct AskedTests {
    private static let halves = """
        ```swift hidden
        import Foundation
        let numbers: Matrix = [[2, 4], [6, 9]]
        let names = ["a", "b"]
        struct Config { var big = Array(repeating: 1, count: 100_000) }
        let config = Config()
        ```

        ```swift exercise=halves points=2
        func halves(_ x: Matrix, by factor: Double = 1, _ names: [String] = [], _ config: Config = Config()) -> Matrix {
            <#Halve#>
        }
        ```

        ```swift solution=halves
        func halves(_ x: Matrix, by factor: Double = 1, _ names: [String] = [], _ config: Config = Config()) -> Matrix {
            x * factor / 2
        }
        ```

        ```swift check=halves
        let table = Matrix(rows: 9, columns: 9, repeating: 1)
        probe("large", halves(table))
        for step in 1...2 {
            let factor = Double(step)
            probe("step \\(step)", halves(numbers, by: factor, names, config))
        }
        let first = halves(
            numbers)
        probe("first", first)
        expect(first.rows == numbers.rows, "as many rows")
        ```

        ```swift hidden-check=halves
        probe("hidden", halves([[7]]))
        ```
        """

    private func verdict(_ body: String, imports: String = "") async throws -> Verdict {
        var exam = try await CheckFixture(Self.halves)
        let head =
            "func halves(_ x: Matrix, by factor: Double = 1, _ names: [String] = [], _ config: Config = Config())"
        exam.answer("halves", "\(imports)\(head) -> Matrix {\n\(body)\n}")
        let observations = try await exam.observe()
        let exercise = exam.chapter.codeExercises[0]
        let grading = try #require(observations.grading(of: exercise))
        let answer = try #require(observations["halves", .answer])
        return grading.verdict(on: answer, chapter: exam.chapter.id, file: "answers")
    }

    private static let numbers = CheckedExpression.Variable(
        name: "numbers",
        value: .matrix(Grid(rows: 2, columns: 2, values: [2, 4, 6, 9]), rowLabels: [], columnLabels: []))

    /// Small values are told: a matrix, a number, a list of texts; a structure, whose text could take long, is not.
    @Test("the call, its variables and both results", arguments: ["", "import Foundation\n"])
    func call(imports: String) async throws {
        let verdict = try await verdict("x / 2", imports: imports)
        #expect(verdict.divergence?.probe == "step 2")
        #expect(
            verdict.asked
                == CheckedExpression(
                    text: "halves(numbers, by: factor, names, config)",
                    variables: [
                        Self.numbers, .init(name: "factor", value: .text("2.0")),
                        .init(name: "names", value: .text("[\"a\", \"b\"]")),
                    ]))
        #expect(
            verdict.divergence?.values
                == .init(
                    expected: Grid(rows: 2, columns: 2, values: [2, 4, 6, 9]),
                    actual: Grid(rows: 2, columns: 2, values: [1, 2, 3, 4.5]), differing: [0, 1, 2, 3]))
        #expect(verdict.output == nil)
    }

    @Test("a large variable is not told")
    func large() async throws {
        let verdict = try await verdict("x.rows(0..<1) / 2")
        #expect(verdict.divergence?.probe == "large" && verdict.asked == CheckedExpression(text: "halves(table)"))
    }

    @Test("what a stopped answer was asked last")
    func trap() async throws {
        let verdict = try await verdict(
            "print(\"here\"); return factor == 1 && x.rows == 2 ? x.rows(0..<7) : x * factor / 2")
        #expect(verdict.status == .trapped)
        #expect(verdict.asked?.text == "halves(numbers, by: factor, names, config)")
        #expect(verdict.asked?.variables.map(\.name) == ["numbers", "factor", "names"])
        #expect(verdict.output == PrintedExcerpt(head: "here\nhere\n"))
    }

    /// What a hidden check gives to the answer is not printed; a line that it completes is not either.
    @Test("what an answer prints, apart from hidden checks")
    func output() async throws {
        let verdict = try await verdict("print(x.values[0], terminator: \" \"); return x * factor / 2")
        #expect(verdict.status == .passed)
        #expect(verdict.output == PrintedExcerpt(head: "1.0 2.0 2.0 2.0 \n"))
        let silent = try await self.verdict("if x.values == [7] { print(\"seven\") }; return x * factor / 2")
        #expect(silent.status == .passed && silent.output == nil)
    }

    @Test("what an answer shows is printed")
    func shown() async throws {
        var exam = try await CheckFixture(CheckTests.attention)
        exam.answer(
            "attend",
            CheckTests.attend("show(q.rows, \"rows\"); show(q)\n    return attention(q, k, v).output")
                + "\nfunc trace(_ q: Matrix) { show(attention(q, q, q)) }\ntrace([[1]])")
        let observations = try await exam.observe()
        let output = try #require(observations["attend", .answer]?.output)
        let names = [
            "Q", "K", "V", "scores", "scaled scores", "row maximum", "exponentials", "row sum", "weights", "output",
        ]
        let steps = names.map { "\($0):\n[1]\n" }.joined()
        #expect(output == PrintedExcerpt(head: "attention\n" + steps + "rows: 2\n[1 0 2]\n[0 3 1]\n"))
        // The cells of the chapter, and the solutions, print nothing into it.
        #expect(observations["attend", .solution(0)]?.output == nil)
        #expect(Proof.faults(of: exam.chapter, observations) == [])
    }

    @Test("code before the checks prints, too, and a flood is cut")
    func flood() async throws {
        var exam = try await CheckFixture(CheckTests.attention)
        exam.answer("attend", "for n in 1...1000 { print(n) }\n" + CheckTests.right)
        let observations = try await exam.observe()
        let output = try #require(observations["attend", .answer]?.output)
        #expect(output.omittedLines == 960 && output.head.hasPrefix("1\n2\n") && output.tail.hasSuffix("1000\n"))
        #expect(observations["attend", .solution(0)]?.output == nil)
    }
}
