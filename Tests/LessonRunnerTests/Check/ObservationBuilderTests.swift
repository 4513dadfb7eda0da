import LessonModel
import StepTrace
import TestSupport
import Testing

@testable import LessonRunner

@Suite(.processLimit) struct ObservationBuilderTests {
    private static let endings: [(WireRecord.Ending?, String)] = [
        (.completed, "finished"),
        (.exited(0), "the answer ended the program with exit code 0"),
        (.exited(99), "the answer ended the program with exit code 99"),
        (.signal(9), "the answer's process was killed by signal 9"),
        (nil, "the answer ended the program that checks it, or kept it from going on"),
    ]

    /// What a variant has recorded counts only when its process has ended as one does whose checks are done.
    @Test(arguments: endings) func onlyCompletedProcessesHaveFinished(_ ending: WireRecord.Ending?, says: String)
        async throws
    {
        var fixture = try await CheckFixture(
            """
            ```swift exercise=twice
            func twice(_ x: Double) -> Double { <#Twice#> }
            ```

            ```swift solution=twice
            func twice(_ x: Double) -> Double { 2 * x }
            ```

            ```swift check=twice
            expect(twice(3) == 6, "3 gives 6")
            ```
            """)
        fixture.answer("twice", "func twice(_ x: Double) -> Double { 2 * x }")
        let plan = fixture.plan
        let answer = try #require(plan.variants.first { $0.isAnswer })
        let program = try #require(plan.programs(of: [answer], nonce: "0").first)
        let builder = ObservationBuilder(
            answer, in: program, library: "/nowhere", toolchain: try await RunnerFixture.toolchain,
            toolkit: try await RunnerFixture.library, limits: Limits(), environment: [:])
        var observed = RawObservation(answer)
        (observed.hasBegun, observed.isFinished, observed.ending) = (true, true, ending)
        let built = await builder.build(from: observed)
        if case .trapped(let diagnostic) = built.ending {
            #expect(diagnostic.message == says)
        } else {
            #expect("\(built.ending)" == says)
        }
    }
}
