import Foundation
import LessonModel
import SwiftSource

/// What `Matrix` can do, and what can be done with it, as the doc comments of the kernel's sources say.
enum MatrixReference {
    /// `Matrix` is the name of a kind of `DenseMatrix`.
    private static let types: Set<String> = ["Matrix", "DenseMatrix"]

    /// The documented members, file by file, then the functions with matrices.
    /// - Parameter folder: that of the module `AttentionKernel`.
    static func members(in folder: String) throws -> [SwiftSource.Member] {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let sources = files.filter { $0.hasSuffix(".swift") }.sorted().compactMap { file in
            (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)).map { SwiftSource($0) }
        }
        let members = sources.flatMap { $0.members(of: types) } + sources.flatMap { $0.functions(with: types) }
        guard !members.isEmpty else { throw NotFound(folder: folder) }
        return members.map { SwiftSource.Member(declaration: plain($0.declaration), comment: $0.comment) }
    }

    /// The members for a course whose lessons use the kernel; none for another course.
    static func members(for course: Course, in folder: CourseFolder) throws -> [SwiftSource.Member] {
        guard let module = course.modules.first(where: { $0.hasSuffix("AttentionKernel") }) else { return [] }
        return try members(in: folder.url.resolving(course.path(ofModule: module, in: "")).path)
    }

    /// A matrix holds doubles, whatever else a `DenseMatrix` could hold.
    private static func plain(_ declaration: String) -> String {
        declaration.replacing(/\bScalar\b/, with: "Double")
    }

    struct NotFound: DiagnosedError, Hashable {
        var folder: String

        var diagnostics: [Diagnostic] {
            [
                Diagnostic(
                    at: nil, "the sources of Matrix are missing: looked in \(folder)",
                    remedy: "name the folder that holds AttentionKernel with ATTEND_TOOLKIT")
            ]
        }
    }
}
