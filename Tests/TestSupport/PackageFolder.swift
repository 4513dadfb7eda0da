package import Foundation

/// The folders of the package that these tests belong to.
package enum PackageFolder {
    /// The folder of `Package.swift`.
    package static let root: URL = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The cache that tests share and reuse in later runs, so that the kernel library is built once.
    package static let cache: URL = root.appending(path: ".build/attend-tests")
}
