import ArgumentParser
import Foundation

/// Which attend a benchmark measures.
struct AttendOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("The attend to measure; otherwise the one built beside this program.", valueName: "file"))
    var attend: String?

    /// Its executable, which exists.
    func executable() throws -> URL {
        let beside = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
            .deletingLastPathComponent().appending(path: "attend")
        let executable = attend.map { URL(filePath: $0) } ?? beside
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw ValidationError("there is no \(executable.path): `swift build -c release` builds it")
        }
        return executable.absoluteURL
    }
}
