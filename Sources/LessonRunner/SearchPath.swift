import Foundation

/// The folders of `PATH`.
package struct SearchPath {
    private let folders: [String]

    package init(_ environment: [String: String]) {
        folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    }

    /// The first executable with one of these names, in the order of the folders.
    package func program(_ names: String...) -> String? { program(names) }

    func program(_ names: [String]) -> String? {
        Self.firstExecutable(folders.flatMap { folder in names.map { "\(folder)/\($0)" } })
    }

    static func firstExecutable(_ paths: [String]) -> String? {
        paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
