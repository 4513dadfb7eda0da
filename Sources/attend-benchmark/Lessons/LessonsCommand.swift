import ArgumentParser

/// `attend-benchmark lessons`: chapters built by Attend and by notebook tools.
struct LessonsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lessons",
        abstract: "Times chapters with thirty cells, cold and after edits, beside nbconvert, myst-nb and knitr.",
        discussion: """
            The same thirty small attentions become a page of HTML, with every result shown: by `attend handout`, by \
            `jupyter nbconvert --execute`, by Sphinx with myst-nb and its cache, and by R Markdown with knitr's cache; \
            a tool that is not installed is skipped with a message. The tools take turns; medians of all rounds are compared.
            """)

    @Option(help: "Turns that each tool gets.")
    var rounds = 5

    @OptionGroup var attend: AttendOption

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes a number from 1 up.") }
    }

    func run() throws {
        let benchmark = LessonBenchmark(attend: try attend.executable(), rounds: rounds)
        try format.print(try benchmark.run(progress: ReportFormat.progress))
    }
}
