import ArgumentParser
import LessonModel
import LessonRendering
import LessonRunner
import TraceFigures

/// What every command needs: the environment, the output streams, the display options and the words.
struct CommandContext: Sendable {
    var processEnvironment: ProcessEnvironment
    var console: Console
    var display: DisplayOptions
    private var words: Words?

    /// - Parameter words: in place of those of the course's language.
    init(
        _ display: DisplayOptions, processEnvironment: ProcessEnvironment = .current(), console: Console = .standard,
        words: Words? = nil
    ) {
        self.processEnvironment = processEnvironment
        self.console = console
        self.display = display
        self.words = words
    }

    /// The words of the language that the course is written in; English where there is no course.
    func words(of course: Course?) -> Words { words ?? course?.words ?? .english }

    /// The same for pages that can be answered in, in the language that a course is written in.
    func onPages(of course: Course) -> CommandContext {
        var context = self
        context.words = words(of: course).onPages
        return context
    }

    /// Does a command's work and turns a failure into its message on standard error and its exit code.
    /// - Parameter results: what programs get that read the results of a command that cannot work.
    func work(
        _ body: () async throws -> Void, results: ([Diagnostic]) throws -> String? = { _ in nil }
    ) async throws {
        ScratchFolder.removeAbandoned()
        defer { CacheFolder(processEnvironment.cacheFolder.path(percentEncoded: false)).prune() }
        do {
            try await body()
            if let failure = console.failure() { throw failure }
        } catch  where Self.isForTheParser(error) {
            throw error
        } catch {
            let cause: any Error = console.failure() ?? error
            let diagnostics = Diagnostic.all(of: cause)
            let exitCode = (cause as? Failure)?.exitCode ?? ExitCode(2)
            if exitCode == ExitCode(2), !diagnostics.isEmpty, let text = try? results(diagnostics) {
                console.out(text)
            }
            report(diagnostics)
            throw exitCode
        }
    }

    /// Whether an error was reported already, or is reported by the argument parser.
    private static func isForTheParser(_ error: any Error) -> Bool {
        error is ExitCode || error is ValidationError || error is CleanExit || error is CancellationError
    }

    /// Prints diagnostics on standard error.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        let colour = colours(onTerminal: processEnvironment.errorIsTerminal) != .none
        console.error(DiagnosticText(colour: colour).text(diagnostics))
    }

    /// The escape sequence that clears the screen; empty when standard output is no terminal.
    var clearedScreen: String {
        processEnvironment.outputIsTerminal && !processEnvironment.isDumbTerminal ? "\u{1B}[2J\u{1B}[H" : ""
    }

    /// The style of results on standard output.
    var style: TerminalStyle {
        TerminalStyle(
            colours: colours(onTerminal: processEnvironment.outputIsTerminal),
            hyperlinks: processEnvironment.outputIsTerminal && !processEnvironment.isDumbTerminal,
            width: display.width ?? processEnvironment.terminalWidth ?? 80)
    }

    /// The colours, decided by the option, else by `NO_COLOR`, `CLICOLOR_FORCE`, `TERM` and `CI`.
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
                    onTerminal && !processEnvironment.isDumbTerminal
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

/// A command that does its work in a context: that of the process, or one that a test has made.
protocol ContextualCommand: AsyncParsableCommand {
    var display: DisplayOptions { get }

    func run(in context: CommandContext) async throws

    /// The results of a command that cannot work, for programs that read them; nil where people do.
    func results(of failure: [Diagnostic]) throws -> String?
}

extension ContextualCommand {
    func run() async throws {
        let context = CommandContext(display)
        try await context.work({ try await run(in: context) }, results: results)
    }

    func results(of failure: [Diagnostic]) throws -> String? { nil }
}
