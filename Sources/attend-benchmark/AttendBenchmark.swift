import ArgumentParser

/// The project's benchmarks, one subcommand each.
@main struct AttendBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend-benchmark", abstract: "Measures Attend on this machine.",
        subcommands: [
            KernelCommand.self, LessonsCommand.self, ConfinementCommand.self, ClassCommand.self, PagesCommand.self,
            ServeCommand.self,
        ])
}
