package import ArgumentParser
import LessonModel
import LessonRendering

/// The command `attend`; without a subcommand it shows the overview: the chapters, the progress, and the next command.
package struct Attend: ContextualCommand {
    package static let configuration = CommandConfiguration(
        commandName: "attend",
        abstract: "Lessons on the attention layer, run with every intermediate number.",
        discussion: "Without a command: the course's chapters with what is done, and the next thing to type.",
        version: Version.description(executable: ProcessEnvironment.executable),
        subcommands: [
            RunCommand.self, StartCommand.self, CheckCommand.self, HintCommand.self, SolutionCommand.self,
            ResetCommand.self, HandInCommand.self, ServeCommand.self, GradeCommand.self, HandoutCommand.self,
            NewCommand.self, ExportCommand.self, ImportCommand.self, VerifyCommand.self,
            DoctorCommand.self, CleanCommand.self,
            DumpCommand.self, HelpCommand.self,
        ])

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions

    package init() {}

    /// Parses the arguments and runs the command; a first word that is no command ends with a suggestion.
    package static func main() async {
        Console.ignoreBrokenPipes()
        if let message = unknownCommandMessage(for: Array(CommandLine.arguments.dropFirst())) {
            exit(withError: ValidationError(message))
        }
        await main(nil)
    }

    /// The message about a first word that is no command; nil when it is one.
    static func unknownCommandMessage(for arguments: [String]) -> String? {
        guard let word = arguments.first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        return unknownCommandMessage(for: word)
    }

    /// - Parameter others: what may be named as well.
    static func unknownCommandMessage(for word: String, orOne others: [String] = []) -> String {
        let question = Suggestion.question(for: word, among: commands + others).map { ": " + $0 } ?? ""
        return "there is no command '\(word)'" + question
    }

    private static var commands: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

    package func run() async throws {
        let context = CommandContext(display)
        try await context.work { try await run(in: context) }
    }

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context, warns: false)
        let answers = AnswerFolder(self.course, of: folder, from: context.processEnvironment.workingFolder)
        let progress = self.course.progress(in: folder, context).load()
        let overview = self.course.overview(progress, of: course, in: folder, context)
        context.console.out(overview.lines().joined(separator: "\n") + "\n")
        context.report(answers.notesOnFormerFolders(of: course))
    }
}
