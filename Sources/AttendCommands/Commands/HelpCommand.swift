import ArgumentParser
import LessonModel
import LessonReader
import LessonRendering
import LessonRunner
import SwiftSource

/// `attend help`: what a command does, what a matrix can do, or what an author may write.
struct HelpCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract:
            "Shows what a command does; 'attend help matrix' what a matrix can do, 'attend help fences' what authors may write.",
        discussion: "With the name of a function or member that 'attend help matrix' lists: what it does.")

    /// The subjects that are no commands.
    static let matrix = "matrix"
    static let fences = "fences"

    @Argument(
        help: ArgumentHelp("A command, 'matrix', 'fences', or what a matrix can do: 'softmax'.", valueName: "command"))
    var subject: String?

    @OptionGroup var display: DisplayOptions

    func run(in context: CommandContext) async throws {
        guard let subject else { throw CleanExit.helpRequest(Attend.self) }
        if let command = Attend.configuration.subcommands.first(where: { $0.configuration.commandName == subject }) {
            throw CleanExit.helpRequest(command)
        }
        let text = ReferenceText(style: context.style, words: context.words(of: nil))
        let lines = subject == Self.fences ? fences(text) : text.lines(try members(named: subject, context))
        context.console.out(lines.joined(separator: "\n") + "\n")
    }

    private func fences(_ text: ReferenceText) -> [String] {
        FenceGuide.kinds.flatMap { kind in
            text.lines(kind.beginning.written, kind.beginning.purpose)
                + kind.options.flatMap { text.lines($0.written, $0.purpose, indentation: 4) }
        }
    }

    /// All that a matrix can do, or what of it has that name.
    private func members(named name: String, _ context: CommandContext) throws -> [SwiftSource.Member] {
        let all = try MatrixReference.members(in: try kernel(context))
        let members = name == Self.matrix ? all : all.filter { $0.isNamed(name) }
        guard !members.isEmpty else {
            throw ValidationError(
                Attend.unknownCommandMessage(for: name, orOne: [Self.matrix, Self.fences])
                    + "; 'attend help matrix' lists what there is for matrices")
        }
        return members
    }

    /// The folder of the module that declares `Matrix`.
    private func kernel(_ context: CommandContext) throws -> String {
        let environment = context.processEnvironment
        let sources = try ToolkitSources.find(
            named: environment.path("ATTEND_TOOLKIT"), executable: environment.executable.path(percentEncoded: false))
        return sources.folder + "/AttentionKernel"
    }
}

extension SwiftSource.Member {
    /// Whether it declares a function or variable of that name.
    fileprivate func isNamed(_ name: String) -> Bool {
        SwiftSource(declaration).declarations.contains { $0.name == name }
    }
}
