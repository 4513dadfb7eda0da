import Foundation
package import LessonModel

/// The error that a folder of attend's cannot be written to: its disk is full, or it belongs to another user.
package struct UnwritableFolder: DiagnosedError, Hashable {
    var folder: String
    var reason: String
    /// The environment variable that chooses another folder.
    var variable: String
    /// What the folder is for.
    var purpose: String

    package var diagnostics: [Diagnostic] {
        [
            Diagnostic(
                at: nil, "cannot write to \(purpose) in \(folder): \(reason)",
                remedy: "make room or set \(variable) to a folder that can be written")
        ]
    }

    static func cache(_ folder: String, _ reason: String) -> UnwritableFolder {
        UnwritableFolder(folder: folder, reason: reason, variable: "XDG_CACHE_HOME", purpose: "the cache")
    }

    static func temporary(_ folder: String, _ reason: String) -> UnwritableFolder {
        UnwritableFolder(folder: folder, reason: reason, variable: "TMPDIR", purpose: "the temporary folder")
    }

    /// Why a compiler or linker that failed could not write to a folder; nil when it failed for another reason.
    ///
    /// The folder is examined first, since a compiler does not always report why it could not write.
    /// - Parameter text: what it printed. Only messages that end with the system's reason count: source lines, which
    ///   compilers quote, may contain the same words.
    static func reason(in folder: String, text: String) -> String? {
        if access(folder, W_OK) != 0 { return String(cString: strerror(errno)) }
        var facts = statvfs()
        if statvfs(folder, &facts) == 0, Int(facts.f_bavail) * Int(facts.f_frsize) < leastSpace {
            return String(cString: strerror(ENOSPC))
        }
        let lines = text.split(whereSeparator: \.isNewline)
        return [ENOSPC, EDQUOT, EROFS, EFBIG].map { String(cString: strerror($0)) }.first { reason in
            lines.contains { $0.hasSuffix(": " + reason) || $0.hasSuffix(": '\(reason)'") }
        }
    }

    /// Bytes; the smallest program that a compiler writes has some ten thousand.
    private static let leastSpace = 1 << 14
}
