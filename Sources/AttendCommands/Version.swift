import Foundation
import LessonRunner

/// The version of attend.
enum Version {
    /// The version on pages: without a commit, so that pages made at different commits are the same, byte for byte.
    static let current = "0.2.0"

    /// The text of `attend --version`: in a checkout, version and commit, `0.2.0 (3f2a91c0d4)`; elsewhere the version.
    static func description(executable: URL, checkout: URL = URL(filePath: ToolkitSources.checkout)) -> String {
        // A copy installed elsewhere may be older than the checkout's commit.
        let program = executable.resolvingSymlinksInPath().path(percentEncoded: false)
        let folder = checkout.resolvingSymlinksInPath().path(percentEncoded: false)
        guard program.hasPrefix(folder + "/"), let commit = GitCommit.checkedOut(in: checkout) else { return current }
        return "\(current) (\(commit.prefix(10)))"
    }
}
