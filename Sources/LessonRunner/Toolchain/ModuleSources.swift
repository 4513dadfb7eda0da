import Foundation

/// A module to be compiled into the kernel library: a folder of Swift files.
struct ModuleSources: Sendable, Hashable {
    var name: String
    /// Paths of its files, sorted.
    var files: [String]

    /// Collects the Swift files below a folder, whose name is the module's.
    init(folder: String) throws(KernelLibrary.Failure) {
        name = URL(filePath: folder).standardizedFileURL.lastPathComponent
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        files = paths.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
        if files.isEmpty { throw .noSources(folder: folder) }
    }

    /// Names and contents of the files.
    func contribute(to digest: inout Digest) {
        digest.update(name)
        for file in files {
            digest.update((file as NSString).lastPathComponent)
            digest.update(FileManager.default.contents(atPath: file) ?? Data())
        }
    }
}
