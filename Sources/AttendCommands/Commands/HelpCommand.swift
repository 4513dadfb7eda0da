import ArgumentParser
import LessonModel
import LessonRendering
import LessonRunner

/// `attend help`: what a command does, or what a matrix can do.
struct HelpCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Shows what a command does; 'attend help matrix' shows what a matrix can do.")

    /// The subject that is no command.
    static let matrix = "matrix"

    @Argument(help: ArgumentHelp("A command, or 'matrix'.", valueName: "command"))
    var subject: String?

    @OptionGroup var display: DisplayOptions

    func run(in context: CommandContext) async throws {
        guard let subject else { throw CleanExit.helpRequest(Attend.self) }
        if subject == Self.matrix {
            let members = try MatrixReference.members(in: try kernel(context))
            let lines = ReferenceText(style: context.style, words: context.words(of: nil)).lines(members)
            return context.console.out(lines.joined(separator: "\n") + "\n")
        }
        guard let command = Attend.configuration.subcommands.first(where: { $0.configuration.commandName == subject })
        else { throw ValidationError(Attend.unknownCommandMessage(for: subject, orOne: [Self.matrix])) }
        throw CleanExit.helpRequest(command)
    }

    /// The folder of the module that declares `Matrix`.
    private func kernel(_ context: CommandContext) throws -> String {
        let environment = context.processEnvironment
        let sources = try ToolkitSources.find(
            named: environment.path("ATTEND_TOOLKIT"), executable: environment.executable.path(percentEncoded: false))
        return sources.folder + "/AttentionKernel"
    }
}
