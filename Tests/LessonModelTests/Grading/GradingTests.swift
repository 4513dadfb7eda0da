import StepTrace
import Testing

@testable import LessonModel

@Suite struct GradingTests {
    private static let place = FileLocation(file: "lessons/03-scaling.md", line: 9, column: 1)
    private static let code = CodePart(text: "x\n", place: place, fence: place)

    private let exercise = CodeExercise(
        id: "scale", number: 1, points: 2, starter: code, solutions: [code],
        mistakes: [Mistake(code: code, says: "You divided by d.")], checks: [Check(code: code), Check(code: code)],
        afterCell: 0)

    private static func matrix(_ values: [Double]) -> ShownValue {
        .matrix(Grid(rows: 1, columns: values.count, values: values), rowLabels: [], columnLabels: [])
    }

    /// What code shows whose two checks probe these numbers and expect this.
    private func observation(_ first: [Double], _ second: [Double], holds: Bool = true) -> Observation {
        Observation(
            checks: [
                .init(records: [.probe(label: "a", value: Self.matrix(first))], finished: true),
                .init(
                    records: [
                        .probe(label: "b", value: Self.matrix(second)),
                        .expectation(holds: holds, message: "one row for each query"),
                    ], finished: true),
            ], ending: .finished)
    }

    private var grading: Grading {
        Grading(exercise: exercise, solutions: [observation([1, 2], [3])], mistakes: [observation([0.5, 1], [1.5])])
    }

    private func verdict(_ answer: Observation) -> Verdict {
        grading.verdict(on: answer, chapter: "03-scaling", file: "answers/03-scaling/scale.swift")
    }

    @Test func anAnswerThatAgreesPasses() {
        let verdict = verdict(observation([1 + 1e-9, 2], [3]))
        #expect(verdict.status == .passed)
        #expect(verdict.points == 2)
        #expect(verdict.maximumPoints == 2)
        #expect(verdict.divergence == nil && verdict.message.isEmpty)
    }

    @Test func nothingIsToldOfAHiddenCheckButItsFailure() {
        var exercise = exercise
        exercise.checks[1].hidden = true
        let grading = Grading(exercise: exercise, solutions: [observation([1, 2], [3])], mistakes: [])
        for answer in [observation([1, 2], [3], holds: false), observation([1, 2], [4])] {
            let verdict = grading.verdict(on: answer, chapter: "03-scaling", file: "a.swift")
            #expect(verdict.status == .partial && verdict.message == "a hidden check does not agree")
            #expect(verdict.divergence == nil && verdict.asked == nil)
        }
    }

    @Test func aForeseenMistakeGetsItsMessage() {
        let verdict = verdict(observation([0.5, 1], [1.5]))
        #expect(verdict.status == .failed)
        #expect(verdict.isKnownMistake)
        #expect(verdict.message == "You divided by d.")
        #expect(verdict.points == 0)
    }

    @Test func anotherMistakeShowsItsFirstDifference() {
        let verdict = verdict(observation([1, 5], [3]))
        #expect(verdict.status == .partial)
        #expect(verdict.points == 1)
        #expect(!verdict.isKnownMistake)
        #expect(
            verdict.divergence
                == Divergence(
                    probe: "a", step: nil,
                    difference: .entry(row: 0, column: 1, expected: 2, actual: 5, largest: 3, agreeing: 1, of: 2),
                    values: .init(
                        expected: Grid(rows: 1, columns: 2, values: [1, 2]),
                        actual: Grid(rows: 1, columns: 2, values: [1, 5]), differing: [1])))
    }

    private static func question(_ text: String, x: String) -> [Observation.Record] {
        [.asked(text), .variable(name: "x", value: .text(x))]
    }

    @Test func whatWasAskedIsNamed() {
        var answer = observation([1, 5], [3], holds: false)
        answer.checks[0].records = Self.question("f(x)", x: "1") + answer.checks[0].records
        answer.checks[1].records.insert(contentsOf: Self.question("g(x) > 0", x: "2"), at: 1)
        let f = CheckedExpression(text: "f(x)", variables: [.init(name: "x", value: .text("1"))])
        #expect(verdict(answer).asked == f)
        answer.checks[0].records[2] = .probe(label: "a", value: Self.matrix([1, 2]))
        #expect(verdict(answer).asked?.text == "g(x) > 0")
        answer.checks[1] = .init(records: Self.question("h(x)", x: "3"))
        answer.ending = .trapped(Diagnostic(at: Self.place, "Index out of range"))
        #expect(verdict(answer).asked?.text == "h(x)")
        #expect(verdict(observation([1, 2], [3])).asked == nil)
    }

    @Test func whatWasPrintedIsKeptWhetherItPassesOrNot() {
        for var answer in [observation([1, 2], [3]), observation([1, 5], [3])] {
            answer.output = PrintedExcerpt(head: "here\n")
            #expect(verdict(answer).output == answer.output)
        }
    }

    @Test func aFailedPropertySpeaksWhenNumbersAgree() {
        let verdict = verdict(observation([1, 2], [3], holds: false))
        #expect(verdict.status == .partial)
        #expect(verdict.message == "this does not hold: one row for each query")
        #expect(verdict.divergence == nil)
    }

    @Test func aCheckThatDidNotEndDoesNotPass() {
        var answer = observation([1, 2], [3])
        answer.checks[1].finished = false
        let verdict = verdict(answer)
        #expect(verdict.status == .partial)
        #expect(verdict.points == 1)
        #expect(verdict.message == "a check did not run to its end")
    }

    @Test func nothingRecordedPassesNothing() {
        let verdict = verdict(Observation(checks: [], ending: .finished))
        #expect(verdict.status == .failed)
        #expect(verdict.points == 0)
    }

    /// An answer may end the program by itself, in work that it has started.
    @Test func aTrapAfterTheLastCheckHasNoPoints() {
        var answer = observation([1, 2], [3])
        answer.ending = .trapped(Diagnostic(at: Self.place, "the program was ended by signal 9"))
        let verdict = verdict(answer)
        #expect(verdict.status == .trapped && verdict.points == 0)
    }

    @Test func aTrapKeepsThePointsOfTheChecksBeforeIt() {
        var answer = observation([1, 2], [])
        answer.checks[1] = .init()
        answer.ending = .trapped(Diagnostic(at: Self.place, "Index out of range"))
        let verdict = verdict(answer)
        #expect(verdict.status == .trapped)
        #expect(verdict.points == 1)
        #expect(verdict.message == "Index out of range")
        #expect(verdict.diagnostics.count == 1)
    }
}
