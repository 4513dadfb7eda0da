import Foundation
import LessonModel
import LessonRendering
import StepTrace
import Testing

/// Holds the shape of `attend.check/1`, every field of it.
@Suite struct CheckJSONTests {
    private func object() throws -> [String: Any] {
        let text = try CheckJSON.text(SampleCheck.report)
        #expect(text.hasSuffix("}\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func theWholeAndTheFieldsOfEachAnswer() throws {
        let check = try object()
        #expect(Set(check.keys) == ["format", "points", "of", "exercises", "diagnostics"])
        #expect(check["format"] as? String == "attend.check/1")
        #expect(check["points"] as? Double == 3.5 && check["of"] as? Double == 13)
        #expect((check["diagnostics"] as? [Any])?.count == 1)
        let exercises = try #require(check["exercises"] as? [[String: Any]])
        let fields: Set = [
            "id", "number", "chapter", "kind", "status", "points", "of", "judged", "waitsFor", "withSolutions",
            "message",
            "mistake", "divergence",
            "choices",
            "entries", "asked", "output", "diagnostics", "file",
        ]
        #expect(exercises.allSatisfy { Set($0.keys) == fields })
        #expect(
            exercises.map { $0["status"] as? String } == [
                "passed", "failed", "partial", "failed", "not-started", "does-not-compile", "failed", "partial",
            ])
        #expect(exercises.map { $0["kind"] as? String }.suffix(2) == ["quiz", "worksheet"])
        #expect(exercises[0]["divergence"] is NSNull)
    }

    @Test func aDivergenceCountsFromZero() throws {
        let exercises = try #require(try object()["exercises"] as? [[String: Any]])
        #expect(exercises[1]["mistake"] as? Bool == true)
        #expect(exercises[1]["message"] as? String == "You divided by d. Divide by √d.")
        let divergence = try #require(exercises[2]["divergence"] as? [String: Any])
        #expect(
            Set(divergence.keys) == [
                "probe", "step", "agreeingSteps", "row", "column", "expected", "actual", "largestDifference", "values",
                "text",
            ])
        #expect(divergence["row"] as? Int == 1 && divergence["column"] as? Int == 2)
        #expect(divergence["expected"] as? Double == 0.70710678 && divergence["actual"] as? Double == 0.5)
        #expect(divergence["largestDifference"] as? Double == 0.20710678)
        #expect(divergence["agreeingSteps"] as? [String] == ["scores", "scaled scores"])
    }

    @Test func whatWasAskedAndPrinted() throws {
        let entry = SampleCheck.entry(1, "x", .failed) {
            let grid = Grid(rows: 1, columns: 2, values: [1, .infinity])
            $0.divergence = Divergence(
                probe: "p", step: nil, difference: .missing,
                values: .init(expected: grid, actual: Grid(rows: 1, columns: 2, values: [1, 2]), differing: [1]))
            $0.asked = CheckedExpression(text: "f(x)", variables: [.init(name: "x", value: .text("1"))])
            $0.output = PrintedExcerpt(head: "a\n", omittedLines: 12, tail: "z\n")
        }
        let text = try CheckJSON.text(CheckReport(entries: [entry]))
        let check = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let exercise = try #require((check["exercises"] as? [[String: Any]])?.first)
        let asked = try #require(exercise["asked"] as? [String: Any])
        #expect(asked["expression"] as? String == "f(x)")
        let variable = try #require((asked["variables"] as? [[String: Any]])?.first)
        #expect(variable["caption"] as? String == "x" && variable["text"] as? String == "1")
        let output = try #require(exercise["output"] as? [String: Any])
        #expect(output["head"] as? String == "a\n" && output["tail"] as? String == "z\n")
        #expect(output["omittedLines"] as? Int == 12)
        let values = try #require((exercise["divergence"] as? [String: Any])?["values"] as? [String: Any])
        #expect(values["actual"] as? [[Double]] == [[1, 2]] && values["differing"] as? [[Int]] == [[0, 1]])
        #expect((values["expected"] as? [[Any]])?.first?.last as? String == "inf")
    }

    @Test func remarksOfQuizzesAndWorksheets() throws {
        let exercises = try #require(try object()["exercises"] as? [[String: Any]])
        let choice = try #require((exercises[6]["choices"] as? [[String: Any]])?.first)
        #expect(choice["letter"] as? String == "b" && choice["correct"] as? Bool == false)
        #expect(choice["because"] as? String == "Softmax runs over keys")
        let entries = try #require(exercises[7]["entries"] as? [[String: Any]])
        #expect(entries.map { $0["row"] as? Int } == [0, 1] && entries.map { $0["column"] as? Int } == [1, 0])
        #expect(entries.map { $0["blank"] as? Bool } == [false, true])
    }

    @Test func infinitiesAreStrings() throws {
        let entry = SampleCheck.entry(1, "x", .failed) {
            $0.divergence = Divergence(
                probe: "p", step: nil,
                difference: .entry(
                    row: 0, column: 0, expected: -.infinity, actual: .nan, largest: .infinity, agreeing: 0, of: 1))
        }
        let text = try CheckJSON.text(CheckReport(entries: [entry]))
        #expect(text.contains(#""expected" : "-inf""#) && text.contains(#""actual" : "nan""#))
        #expect(text.contains(#""largestDifference" : "inf""#))
    }
}
