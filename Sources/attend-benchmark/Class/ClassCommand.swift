import ArgumentParser

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

    @OptionGroup var attend: AttendOption

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if students < 1 { throw ValidationError("--students takes a number from 1 up.") }
    }

    func run() throws {
        let benchmark = ClassBenchmark(
            attend: try attend.executable(), lessons: KernelProgram.package.appending(path: "lessons"),
            students: students, nbgraderStudents: nbgraderStudents)
        try format.print(try benchmark.run(progress: ReportFormat.progress))
    }
}
