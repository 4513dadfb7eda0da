import Foundation
import LessonRunner

/// Which attend this is.
enum Version {
    /// What pages carry: pages made at different commits of one version are the same, byte for byte.
    static let current = "0.2.0"

    /// What `attend --version` says: in a checkout, the version and the commit, `0.2.0 (3f2a91c0d4)`; elsewhere the version.
    static func description(executable: URL, checkout: URL = URL(filePath: ToolkitSources.checkout)) -> String {
        // A copy installed elsewhere may be older than what the checkout is at now.
        let program = executable.resolvingSymlinksInPath().path(percentEncoded: false)
        let folder = checkout.resolvingSymlinksInPath().path(percentEncoded: false)
        guard program.hasPrefix(folder + "/"), let commit = GitCommit.checkedOut(in: checkout) else { return current }
        return "\(current) (\(commit.prefix(10)))"
    }
}
