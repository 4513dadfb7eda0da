package import LessonModel

extension ChapterRunner {
    /// The errors about imports of a course that the compiler finds no module for.
    ///
    /// The compiler is asked only about modules that are neither of the course nor of the toolchain's usual ones.
    /// - Parameter known: modules that there are.
    package func missing(among imports: [ModuleImport], known: Set<String>) async throws -> [Diagnostic] {
        let doubtful = imports.filter { !known.contains($0.name) }
        guard !doubtful.isEmpty else { return [] }
        let scratch = try ScratchFolder(in: temporaryFolder)
        let compiler = ChapterCompiler(
            toolchain: toolchain, library: toolkit, optimize: false, environment: environment, folder: scratch.path)
        let program = Program(file: "", imports: doubtful, pieces: [])
        guard case .refused(let messages) = try await compiler.check(program, name: "imports") else { return [] }
        return doubtful.filter { $0.isMissing(accordingTo: messages) }.map(\.missing)
    }
}

extension ModuleImport {
    /// Whether the compiler says that it knows no such module.
    func isMissing(accordingTo messages: [CompilerMessage]) -> Bool {
        messages.contains { $0.text == "no such module '\(name)'" }
    }
}
