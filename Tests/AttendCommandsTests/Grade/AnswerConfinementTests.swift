import LessonModel
import Testing

@testable import AttendCommands

@Suite struct AnswerConfinementTests {
    @Test func nothingIsGradedUnconfinedUnasked() throws {
        let unconfined = AnswerConfinement(isAvailable: false)
        let failure = #expect(throws: Failure.self) { try unconfined.require(orElse: false) }
        #expect(
            failure.map { Diagnostic.all(of: $0) } == [
                Diagnostic(
                    at: nil, "answers cannot be confined on this machine: they could read and write whatever you can",
                    remedy: "grade where 'attend doctor' finds confinement; --unconfined grades all the same")
            ])
        try unconfined.require(orElse: true)
        try AnswerConfinement(isAvailable: true).require(orElse: false)
    }
}
