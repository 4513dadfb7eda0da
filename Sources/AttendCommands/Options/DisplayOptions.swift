import ArgumentParser
import TraceFigures

/// How results are displayed in the terminal.
struct DisplayOptions: ParsableArguments {
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(help: "Colours: auto (on a terminal), always or never.")
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("Columns to use; the terminal's otherwise.", valueName: "n"))
    var width: Int?

    func validate() throws {
        let narrowest = TerminalStyle.narrowest
        if let width, width < narrowest {
            throw ValidationError("--width takes a number of columns from \(narrowest) up")
        }
    }
}
