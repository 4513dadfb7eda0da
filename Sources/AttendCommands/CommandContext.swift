import ArgumentParser
import LessonModel
import LessonRendering
import LessonRunner
import TraceFigures

/// What every command works at: the processEnvironment, where text goes, and how it is to look.
struct CommandContext: Sendable {
    var processEnvironment: ProcessEnvironment
    var console: Console
    var display: DisplayOptions

    init(_ display: DisplayOptions, processEnvironment: ProcessEnvironment = .current(), console: Console = .standard) {
        self.processEnvironment = processEnvironment
        self.console = console
        self.display = display
    }

    /// Does a command's work and turns a failure into its message on standard error and its exit code.
    func work(_ body: () async throws -> Void) async throws {
        defer { CacheFolder(processEnvironment.cacheFolder.path(percentEncoded: false)).makeRoom() }
        do {
            try await body()
        } catch  where Self.isForTheParser(error) {
            throw error
        } catch {
            report(Diagnostic.all(of: error))
            throw (error as? Failure)?.exitCode ?? ExitCode(2)
        }
    }

    /// What has been said already, or is said by whoever called the command.
    private static func isForTheParser(_ error: any Error) -> Bool {
        error is ExitCode || error is ValidationError || error is CleanExit || error is CancellationError
    }

    /// Diagnostics on standard error, all of them.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        let colour = colours(onTerminal: processEnvironment.errorIsTerminal) != .none
        console.error(DiagnosticText(colour: colour).text(diagnostics))
    }

    /// What clears the screen that standard output goes to; empty where there is none to clear.
    var clearedScreen: String {
        processEnvironment.outputIsTerminal && processEnvironment.variable("TERM") != "dumb" ? "\u{1B}[2J\u{1B}[H" : ""
    }

    /// How results on standard output look.
    var style: TerminalStyle {
        TerminalStyle(
            colours: colours(onTerminal: processEnvironment.outputIsTerminal),
            hyperlinks: processEnvironment.outputIsTerminal && processEnvironment.variable("TERM") != "dumb",
            width: display.width ?? processEnvironment.terminalWidth ?? 80)
    }

    /// Colours as the option says, else as `NO_COLOR`, `CLICOLOR_FORCE`, `TERM` and `CI` say.
    private func colours(onTerminal: Bool) -> TerminalStyle.Colours {
        let wanted: Bool
        switch display.color {
        case .always: wanted = true
        case .never: wanted = false
        case .auto:
            if processEnvironment.variable("NO_COLOR") != nil {
                wanted = false
            } else if let force = processEnvironment.variable("CLICOLOR_FORCE"), force != "0" {
                wanted = true
            } else {
                wanted =
                    onTerminal && processEnvironment.variable("TERM") != "dumb"
                    && !processEnvironment.isContinuousIntegration
            }
        }
        guard wanted else { return .none }
        let colourTerminal = processEnvironment.variable("COLORTERM")?.lowercased() ?? ""
        if colourTerminal.contains("truecolor") || colourTerminal.contains("24bit") { return .trueColour }
        let terminal = processEnvironment.variable("TERM") ?? "xterm-256color"
        return terminal.contains("256") || terminal.contains("kitty") || terminal.contains("direct") ? .indexed : .basic
    }
}
