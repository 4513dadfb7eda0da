import Foundation
package import LessonModel

/// Where the sources of `LessonRuntime`, of `StepTrace`, which it imports, and of `attend-confine` are.
package struct ToolkitSources: Sendable, Hashable {
    /// The folder that contains the modules' folders.
    package var folder: String

    /// The package's folder when this program was compiled.
    package static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The sources were not found.
    package struct NotFound: DiagnosedError, Hashable {
        package var lookedIn: [String]

        package var diagnostics: [Diagnostic] { [diagnostic] }

        private var diagnostic: Diagnostic {
            Diagnostic(
                at: nil, "the sources of LessonRuntime are missing: looked in \(lookedIn.joined(separator: ", "))",
                remedy: "name the folder that holds them with --toolkit or ATTEND_TOOLKIT")
        }
    }

    /// Looks in the named folder and nowhere else; without a name, beside an installed executable, then in the checkout that
    /// this executable was built from.
    package static func find(named: String?, executable: String) throws -> ToolkitSources {
        if let named {
            for folder in [named, named + "/Sources"] where isToolkit(folder) { return ToolkitSources(folder: folder) }
            throw NotFound(lookedIn: [named])
        }
        let bin = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        let installed = bin.deletingLastPathComponent().appending(path: "share/attend").path
        let candidates = [installed, installed + "/Sources", checkout + "/Sources"]
        for folder in candidates where isToolkit(folder) { return ToolkitSources(folder: folder) }
        throw NotFound(lookedIn: candidates)
    }

    /// Whether the toolkit's own modules are in a folder.
    static func isToolkit(_ folder: String) -> Bool {
        ["StepTrace", "LessonRuntime", SupervisorSources.name].allSatisfy { module in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(module)", isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }
}
