import ArgumentParser

/// `attend-benchmark serve`: how long readers of served pages wait, and what pages cost while nobody does anything.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Times served pages in Chromium.",
        discussion: """
            Needs playwright from PyPI, and Chromium or Chrome. Times the first page, a save of one cell among thirty and of \
            prose until the open page shows it, and checks of new answers in the page and by `attend check`, in turns; then \
            opens the page in many tabs, and checks many answers in a row. Memory, files and processes are those of the \
            server, which only Linux tells.
            """)

    @Option(help: "Turns of each kind.")
    var rounds = 9

    @Option(help: "Tabs that are open at a time.")
    var tabs = 50

    @Option(help: "Seconds in which nothing is done in the open tabs.")
    var idle = 20.0

    @Option(help: "Checks in a row.")
    var checks = 100

    @Option(help: "The Python to use.")
    var python = "python3"

    @OptionGroup var attend: AttendOption

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes a number from 1 up.") }
        if tabs < 0 || checks < 0 || idle < 0 {
            throw ValidationError("--tabs, --checks and --idle take numbers from 0 up.")
        }
    }

    func run() throws {
        guard TimedRun.works([python, "-c", "import playwright"]) else {
            throw ValidationError("\(python) has no module playwright.")
        }
        let benchmark = ServeBenchmark(
            attend: try attend.executable(), python: python, rounds: rounds, tabs: tabs, idle: idle, checks: checks)
        try format.print(try benchmark.run(progress: ReportFormat.progress))
    }
}
