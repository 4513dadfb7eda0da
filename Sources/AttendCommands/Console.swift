import Foundation

/// Where results and remarks go: results on standard output, progress and diagnostics on standard error.
struct Console: Sendable {
    var out: @Sendable (String) -> Void
    var error: @Sendable (String) -> Void

    /// The process's own two streams.
    static let standard = Console(
        out: { write($0, to: FileHandle.standardOutput) },
        error: { write($0, to: FileHandle.standardError) })

    /// A reader that went away (`attend run | head`) is no failure of ours: the rest is dropped.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
