import Testing

@testable import attend_benchmark

@Suite("The confinement benchmark's report")
struct ConfinementReportTests {
    private let report = ConfinementReport(
        rounds: 3, confined: [0.210, 0.190, 0.5], unconfined: [0.205, 0.188, 0.2])

    @Test("pairs the checks of a round")
    func table() {
        #expect(
            report.text == """
                check of one new answer     ms
                confined                 210.0
                not confined             200.0
                difference                 5.0

                medians of 3 rounds, taken in turns
                """)
    }

    @Test("keeps its JSON form")
    func json() throws {
        let exact = ConfinementReport(rounds: 1, confined: [0.5], unconfined: [0.25])
        #expect(
            try exact.json == """
                {
                  "confined" : 0.5,
                  "difference" : 0.25,
                  "format" : "attend.benchmark.confinement/1",
                  "rounds" : 1,
                  "unconfined" : 0.25
                }
                """)
    }
}
