import LessonModel
import SwiftSource

/// What a course's own module may be called.
package enum ModuleName {
    /// Why a folder's name cannot be a module's, and what to do; nil where it can.
    /// - Parameter isOfToolkit: whether the module is one of attend's own, whose names others must not take.
    package static func fault(_ name: String, isOfToolkit: Bool = false) -> (message: String, remedy: String)? {
        let isIdentifier = SwiftSource(name).codeTokens.map(\.kind) == [.identifier]
        guard isIdentifier, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            return (
                "'\(name)' cannot be the name of a module",
                "rename the folder: lessons `import` it by its name, which has only letters, digits and '_' and does "
                    + "not begin with a digit"
            )
        }
        guard taken.contains(name) || !isOfToolkit && Course.ofToolkit.contains(name) else { return nil }
        return ("the name '\(name)' is taken: a module that every lesson can import has it", "rename the folder")
    }

    /// The modules of the toolchain and of every lesson's program.
    private static let taken = Set(
        ModuleImport.ofToolchain + [
            "AttendToolkit", "Builtin", "CxxStdlib", "Darwin", "Distributed", "FoundationNetworking", "Glibc", "Lesson",
            "LessonRuntime", "Main", "Musl", "Testing", "XCTest", "main",
        ])
}
