import Foundation
import LessonModel

/// A module to be compiled into the kernel library: a folder of Swift files.
struct ModuleSources: Sendable, Hashable {
    var name: String
    var folder: String
    /// The folder around it.
    let parent: String
    /// Paths of its files, sorted.
    var files: [String]
    /// The package name, which decides whose `package` declarations the module sees.
    var package: String
    /// Whether it is compiled with optimisation, which takes time.
    var isOptimized: Bool

    /// Collects the Swift files below a folder, whose name is the module's.
    /// - Parameter toolkit: the folder of the toolkit's own modules, which form one package; all others form another.
    init(folder: String, toolkit: String, optimized: Bool = true) throws(KernelLibrary.Failure) {
        isOptimized = optimized
        self.folder = folder
        let path = URL(filePath: folder).standardizedFileURL
        name = path.lastPathComponent
        parent = path.deletingLastPathComponent().path
        let isOfToolkit = parent == URL(filePath: toolkit).standardizedFileURL.path
        package = isOfToolkit ? "attend" : "course"
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        files = paths.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
            .filter { FileManager.default.isRegularFile(atPath: $0) }
        if files.isEmpty { throw .noSources(folder: folder) }
    }

    /// Whether the course brings it along; the others are the toolkit's.
    var isOfCourse: Bool { package == "course" }

    /// The name of one of its files in messages, the same wherever the folder is: `Mine/Scores.swift`.
    func fileName(of path: String) -> String { name + path.dropFirst(folder.count) }

    /// The compiler's flags for it alone.
    ///
    /// Errors in a course's module stop the program with a message and a line, as they do in cells.
    var flags: [String] {
        isOfCourse ? ["-gline-tables-only", "-assert-config", "Debug", "-file-prefix-map", "\(folder)=\(name)"] : []
    }

    var bytes: Int { files.reduce(0) { $0 + CacheItem.bytes(at: $1) } }

    /// Adds the names and contents of the files.
    func contribute(to digest: inout SHA256) {
        digest.update(name)
        digest.update(package)
        digest.update(isOptimized ? isOfCourse ? "checked" : "optimized" : "plain")
        for file in files {
            digest.update((file as NSString).lastPathComponent)
            digest.update(FileManager.default.contents(atPath: file) ?? Data())
        }
    }

    /// Whether a file contains the module's name; only such a file can import it.
    func mention(_ module: String) -> Bool {
        let word = Data(module.utf8)
        return files.contains { FileManager.default.contents(atPath: $0)?.range(of: word) != nil }
    }
}
