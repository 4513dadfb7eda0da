import Foundation
import LessonModel
import LessonRunner

extension Diagnostic {
    /// The diagnostics of any error.
    static func all(of error: any Error) -> [Diagnostic] {
        (error as? any DiagnosedError)?.diagnostics ?? [Diagnostic(unforeseen: error)]
    }

    /// A diagnostic for an error that has none: a full disk, a folder that cannot be written, a program that cannot be started.
    init(unforeseen error: any Error, temporaryFolder: String = NSTemporaryDirectory()) {
        guard let error = error as? CocoaError else {
            self.init(at: nil, "the tool could not work: \(error)")
            return
        }
        let path = error.userInfo[NSFilePathErrorKey] as? String ?? error.url?.path(percentEncoded: false)
        let isTemporary = path.map { ($0 + "/").hasPrefix(temporaryFolder) } ?? false
        self.init(
            at: nil, "the tool could not work: \(path.map { "\($0): " } ?? "")\(error.systemMessage)",
            remedy: isTemporary ? "make room there, or set TMPDIR to a folder that can be written" : nil)
    }
}
