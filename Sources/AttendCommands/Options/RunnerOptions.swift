import ArgumentParser
import Foundation
import LessonModel

/// How chapters are compiled and run.
struct RunnerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many chapters at a time.", discussion: "As many as there are cores otherwise.", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Seconds that any cell may run, instead of the lesson's own limits.", valueName: "s"))
    var timeout: Double?

    @Flag(name: .customLong("no-cache"), help: "Compile and run everything anew.")
    var noCache = false

    @Option(help: ArgumentHelp("Where the sources of the kernel and the runtime are.", valueName: "dir"))
    var toolkit: String?

    @Flag(help: "Allow the course what it asks for in its course.yml, from now on.")
    var allow = false

    /// How many pieces of work are done at a time.
    var jobsAtATime: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1 up") }
        if let timeout, !NumberRange.timeout.contains(timeout) {
            throw ValidationError("--timeout takes \(NumberRange.timeout.words)")
        }
    }
}
