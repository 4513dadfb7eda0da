import ArgumentParser
import Foundation

/// `attend-benchmark class`: a class graded by Attend and by nbgrader.
struct ClassCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "class",
        abstract: "Times the grading of a class beside nbgrader, and takes its memory.",
        discussion: """
            The answers are the course's own solutions and mistakes; half of them are distinct, a tenth do not compile. \
            nbgrader, if python3 has it, grades notebooks with as many small exercises in Python.
            """)

    @Option(help: "Students that Attend grades.")
    var students = 200

    @Option(help: "Students that nbgrader grades; 0 leaves it out.")
    var nbgraderStudents = 10

    @Option(
        help: ArgumentHelp("The attend to measure; otherwise the one built beside this program.", valueName: "file"))
    var attend: String?

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if students < 1 { throw ValidationError("--students takes a number from 1 up.") }
    }

    func run() throws {
        let beside = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
            .deletingLastPathComponent().appending(path: "attend")
        let executable = attend.map { URL(filePath: $0) } ?? beside
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw ValidationError("there is no \(executable.path): `swift build -c release` builds it")
        }
        let package = KernelProgram.workers.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let benchmark = ClassBenchmark(
            attend: executable.absoluteURL, package: package, students: students, nbgraderStudents: nbgraderStudents)
        try format.print(try benchmark.run(progress: ReportFormat.progress))
    }
}
