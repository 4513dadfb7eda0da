package import Foundation

/// The package that these tests belong to.
package enum PackageFolder {
    /// The folder of `Package.swift`.
    package static let root: URL = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What tests keep from one run to the next, as a user's cache is kept: the kernel library is built once for all.
    package static let cache: URL = root.appending(path: ".build/attend-tests")
}
