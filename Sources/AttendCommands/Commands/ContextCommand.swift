import ArgumentParser

/// A command that does its work in a context: that of the process, or one that a test has made.
protocol ContextCommand: AsyncParsableCommand {
    var display: DisplayOptions { get }

    func run(in context: CommandContext) async throws
}

extension ContextCommand {
    func run() async throws {
        let context = CommandContext(display)
        try await context.work { try await run(in: context) }
    }
}
