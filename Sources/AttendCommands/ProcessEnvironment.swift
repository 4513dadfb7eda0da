import Foundation
import LessonRendering

/// The process as a command finds it: variables, working folder, terminal, executable.
///
/// Read once, here and nowhere else.
struct ProcessEnvironment: Sendable {
    var variables: [String: String]
    var workingFolder: URL
    var outputIsTerminal: Bool
    var errorIsTerminal: Bool
    /// Columns of the terminal; `nil` when there is none.
    var terminalWidth: Int?
    /// The path of the running executable.
    var executable: URL

    static func current() -> ProcessEnvironment {
        var size = winsize()
        let hasSize = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let environment = ProcessInfo.processInfo.environment
        return ProcessEnvironment(
            variables: environment,
            workingFolder: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory),
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            terminalWidth: hasSize ? Int(size.ws_col) : environment["COLUMNS"].flatMap(Int.init),
            executable: executable)
    }

    /// The path of this program.
    static let executable: URL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])

    /// A variable that is set to something.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A variable that names a file or folder as someone in the working folder means it: its whole path.
    func path(_ name: String) -> String? { variable(name).map(wholePath) }

    /// A path as someone in the working folder means it, for programs that work elsewhere.
    func wholePath(_ path: String) -> String { workingFolder.resolving(path).path(percentEncoded: false) }

    /// The environment in which the compiler is looked for.
    var compilerEnvironment: [String: String] {
        variables.merging(path("ATTEND_SWIFTC").map { ["ATTEND_SWIFTC": $0] } ?? [:]) { $1 }
    }

    /// Programs that run us by themselves get plain output and are never asked anything.
    var isContinuousIntegration: Bool { variable("CI") != nil }

    /// The day that `SOURCE_DATE_EPOCH` names, in UTC; `nil` without it.
    func sourceDate() throws -> String? {
        guard let text = variable("SOURCE_DATE_EPOCH") else { return nil }
        guard let seconds = Int64(text), seconds >= 0 else {
            throw Failure.cannotWork(
                "SOURCE_DATE_EPOCH is '\(text)'", remedy: "it takes whole seconds since 1970-01-01")
        }
        return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
    }

    /// Where the cache lives: `XDG_CACHE_HOME`, the platform's own place, or the home folder.
    var cacheFolder: URL {
        if let folder = path("XDG_CACHE_HOME") { return URL(filePath: folder).appending(path: "attend") }
        let home = URL(filePath: variable("HOME") ?? NSHomeDirectory())
        #if os(macOS)
        return home.appending(path: "Library/Caches/attend")
        #else
        return home.appending(path: ".cache/attend")
        #endif
    }

    /// Where the learner's place in each course is kept.
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
