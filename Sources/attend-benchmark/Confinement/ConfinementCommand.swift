import ArgumentParser
import Foundation
import LessonRunner

/// `attend-benchmark confinement`: what it costs to confine the check of an answer.
struct ConfinementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confinement",
        abstract: "Times the check of one new answer, confined and not.",
        discussion: """
            Each round checks an answer that has never been seen before twice, once confined and once with limits only; which \
            of the two comes first changes with each round. The solution is in the cache, as it is for all students but the \
            first. The report has the medians and the median of the differences.
            """)

    @Option(help: "Pairs of checks.")
    var rounds = 40

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes a number from 1 up.") }
    }

    func run() async throws {
        guard ConfinementSupport.current.isAvailable else {
            throw ValidationError("this system confines nothing: `attend doctor` says why")
        }
        try format.print(try await ConfinementBenchmark(rounds: rounds).run(progress: ReportFormat.progress))
    }
}
