import Foundation
import LessonRendering
import LessonRunner

/// The environment of the process: variables, working folder, terminal, executable.
///
/// Only this file reads it: once, but for the width of the terminal.
struct ProcessEnvironment: Sendable {
    var variables: [String: String]
    var workingFolder: URL
    var outputIsTerminal: Bool
    /// Standard output is a pipe, whose reader may show it on the terminal.
    var outputIsPipe = false
    var errorIsTerminal: Bool
    /// The columns of the terminal; nil without a terminal.
    var terminalWidth: Int?
    /// The path of the running executable.
    var executable: URL

    static func current() -> ProcessEnvironment {
        let environment = ProcessInfo.processInfo.environment
        return ProcessEnvironment(
            variables: environment,
            workingFolder: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            outputIsPipe: isPipe(STDOUT_FILENO),
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            terminalWidth: columns ?? environment["COLUMNS"].flatMap(Int.init),
            executable: executable)
    }

    /// The columns of the terminal at the moment.
    private static var columns: Int? {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// Takes the terminal's width anew, for commands during which it can change.
    mutating func updateTerminalWidth() {
        if outputIsTerminal, let columns = Self.columns { terminalWidth = columns }
    }

    private static func isPipe(_ descriptor: Int32) -> Bool {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 && [S_IFIFO, S_IFSOCK].contains(facts.st_mode & S_IFMT)
    }

    /// The path of this program.
    static let executable: URL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])

    /// The value of a variable; nil when it is not set or empty.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The absolute path of a file or folder that a variable names, relative to the working folder.
    func path(_ name: String) -> String? { variable(name).map(absolutePath) }

    /// The absolute path of a path relative to the working folder, for programs with another working folder.
    func absolutePath(_ path: String) -> String { workingFolder.resolving(path).path(percentEncoded: false) }

    /// The environment used to find the compiler.
    var compilerEnvironment: [String: String] {
        variables.merging(path("ATTEND_SWIFTC").map { ["ATTEND_SWIFTC": $0] } ?? [:]) { $1 }
    }

    /// Attend's own modules.
    /// - Parameter name: the folder that an option names.
    func toolkitSources(named name: String?) throws -> ToolkitSources {
        try ToolkitSources.find(
            named: name.map(absolutePath) ?? path("ATTEND_TOOLKIT"), executable: executable.path(percentEncoded: false))
    }

    /// The folder of attend's own modules; nil where it is not found.
    /// - Parameter name: the folder that an option names.
    func toolkit(named name: String? = nil) -> String? { (try? toolkitSources(named: name))?.folder }

    /// Whether the terminal knows no escape sequences.
    var isDumbTerminal: Bool { variable("TERM") == "dumb" }

    /// Whether attend runs in continuous integration, where output has no colours and no status lines.
    var isContinuousIntegration: Bool { variable("CI") != nil }

    /// The date in `SOURCE_DATE_EPOCH`, in UTC; nil without it.
    func sourceDate() throws -> String? { try sourceTime()?.formatted(.iso8601.year().month().day()) }

    /// This minute, or that of `SOURCE_DATE_EPOCH`: `2026-11-27 03:00 UTC`.
    func minute() throws -> String {
        let time = try sourceTime() ?? .now
        let minute = time.formatted(
            .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false))
        return minute.prefix(16) + " UTC"
    }

    private func sourceTime() throws -> Date? {
        guard let text = variable("SOURCE_DATE_EPOCH") else { return nil }
        guard let seconds = Int64(text), seconds >= 0 else {
            throw Failure.cannotWork(
                "SOURCE_DATE_EPOCH is '\(text)'", remedy: "it takes whole seconds since 1970-01-01")
        }
        return Date(timeIntervalSince1970: Double(seconds))
    }

    /// The cache folder: in `XDG_CACHE_HOME`, else in the platform's usual folder.
    var cacheFolder: URL {
        if let folder = path("XDG_CACHE_HOME") { return URL(filePath: folder).appending(path: "attend") }
        let home = URL(filePath: variable("HOME") ?? NSHomeDirectory())
        #if os(macOS)
        return home.appending(path: "Library/Caches/attend")
        #else
        return home.appending(path: ".cache/attend")
        #endif
    }

    /// The folder of the learner's progress in each course: in `XDG_STATE_HOME`, else in the platform's usual folder.
    var stateFolder: URL {
        if let folder = path("XDG_STATE_HOME") { return URL(filePath: folder).appending(path: "attend") }
        let home = URL(filePath: variable("HOME") ?? NSHomeDirectory())
        #if os(macOS)
        return home.appending(path: "Library/Application Support/attend")
        #else
        return home.appending(path: ".local/state/attend")
        #endif
    }
}
