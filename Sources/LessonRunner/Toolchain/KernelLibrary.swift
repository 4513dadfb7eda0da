import Foundation
package import LessonModel

/// The modules that lessons use, compiled once for this machine: a dynamic library, its module files, the small executable
/// that chapter programs begin with, and the one that confines and supervises them.
package struct KernelLibrary: Sendable, Hashable {
    /// Its folder in the cache.
    package var folder: String
    /// The hash of everything that it depends on.
    package var key: String
    /// The hash of its sources alone, which is the same on every machine.
    package var sources: String
    /// The course's own modules among them.
    package var own = OwnModules()

    static let name = "AttendToolkit"

    var modules: String { folder + "/modules" }
    var launcher: String { folder + "/attend-program" }
    var supervisor: String { folder + "/attend-confine" }

    /// What the compiler warns of in the course's own modules.
    package var warnings: [Diagnostic] {
        guard !own.fileNames.isEmpty else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: modules)) ?? []
        return names.filter { $0.hasSuffix(Self.warningsEnding) }.sorted().flatMap { name in
            let text = FileManager.default.contents(atPath: "\(modules)/\(name)") ?? Data()
            return own.warnings(in: String(decoding: text, as: UTF8.self))
        }
    }

    static let warningsEnding = ".warnings"

    /// Where the compiler caches the modules that it builds from C headers, for all libraries of one cache.
    ///
    /// These modules contain the folder's path and are invalid under another: a cache that was moved gets a new folder.
    var moduleCache: String {
        let category = (folder as NSString).deletingLastPathComponent
        return "\(category)/clang-\(SHA256(category.utf8).hexadecimal.prefix(16))"
    }

    /// The compiler flags: those of the package itself, for one kind of CPU.
    package static func flags(for code: NativeCode, optimized: Bool = true) -> [String] {
        [optimized ? "-O" : "-Onone", "-wmo", "-parse-as-library", "-swift-version", "6"] + code.flags
            + ["-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature", "ExistentialAny"]
    }
}
