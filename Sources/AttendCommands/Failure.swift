import ArgumentParser
import LessonModel
import LessonRendering

/// Why a command ends early, and with which exit code.
enum Failure: DiagnosedError {
    /// The tool could not work: malformed course, no compiler. Exit code 2.
    case cannotWork([Diagnostic])
    /// Something in the lessons or answers is wrong and has been reported. Exit code 1.
    case found
    /// The user interrupted. Exit code 130.
    case interrupted
    /// The reader of the results has ended. Exit code 141, as of a program that SIGPIPE ends.
    case unread

    /// A failure of the tool as one message with a remedy.
    static func cannotWork(_ message: String, remedy: String? = nil) -> Failure {
        .cannotWork([Diagnostic(at: nil, message, remedy: remedy)])
    }

    /// The diagnostics that have not been reported yet.
    var diagnostics: [Diagnostic] {
        if case .cannotWork(let diagnostics) = self { diagnostics } else { [] }
    }

    var exitCode: ExitCode {
        switch self {
        case .cannotWork: ExitCode(2)
        case .found: ExitCode(1)
        case .interrupted: ExitCode(130)
        case .unread: ExitCode(141)
        }
    }
}
