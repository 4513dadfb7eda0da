import Foundation
import LessonModel

/// Turns the text of a chapter's program into a library that the launcher can load.
///
/// On Linux `swift-frontend` and the linker are started directly. That saves the driver, a second pass for a module file
/// that is not needed, and the C compiler's linker driver: half the time for a chapter of thirty cells.
struct ChapterCompiler: Sendable {
    let toolchain: Toolchain
    let library: KernelLibrary
    let optimize: Bool
    let environment: [String: String]
    /// Where sources and object files are written.
    let folder: String
    var permissions = Permissions()
    /// nil for a lesson's own code, which takes as long as its author lets it.
    var limits: CompilerLimits?

    enum Result: Sendable {
        /// The path of a library that can be run, and the compiler's warnings.
        case library(String, warnings: [CompilerMessage])
        /// The compiler's errors.
        case refused([CompilerMessage])
        /// The compiler or the linker itself failed.
        case broken(Diagnostic)
    }

    /// The flags that change the result; they are part of the cache key.
    static func flags(optimize: Bool) -> [String] {
        [
            "-swift-version", "5", "-enable-bare-slash-regex", "-gline-tables-only", "-diagnostic-style",
            "llvm", "-entry-point-function-name", ProgramText.entryPoint, "-module-name", "Lesson",
            optimize ? "-O" : "-Onone",
        ]
    }

    func compile(_ program: Program, name: String) async throws -> Result {
        let object = name + ".o"
        let text = ProgramText(program)
        let run = try await runFrontend(["-c"], on: text.text, name: name, output: object)
        guard run.succeeded else { return try result(of: run, text, name: name) }
        let early = try await earlyUses(in: program, text, name: name)
        guard early.isEmpty else { return .refused(early) }
        let output = "\(name).\(LibraryBuilder.libraryEnding)"
        let linker = ProgramLinker(
            toolchain: toolchain, environment: environment, folder: folder, library: library, confinement: confinement)
        let linking = try await linker.link(object, into: output)
        guard linking.succeeded else {
            try throwIfUnwritable(linking)
            return .broken(
                Diagnostic(
                    at: nil, "the chapter's program cannot be linked: \(linking.ending)",
                    remedy: "the linker's last words: " + String(linking.text.suffix(1000))))
        }
        return .library(
            "\(folder)/\(output)", warnings: CompilerMessage.read(run.text).filter { $0.severity == .warning })
    }

    /// Checks a program for every error that the compiler can find, without producing code.
    func check(_ program: Program, name: String) async throws -> Result {
        let text = ProgramText(program)
        let run = try await runFrontend(["-emit-sil"], on: text.text, name: name, output: name + ".sil")
        return run.succeeded
            ? .refused(try await earlyUses(in: program, text, name: name)) : try result(of: run, text, name: name)
    }

    /// What a program that compiles uses before it is set.
    ///
    /// The compiler is asked only about names that are used above the place that sets them.
    private func earlyUses(
        in program: Program, _ text: ProgramText, name: String
    ) async throws -> [CompilerMessage] {
        let names = program.variablesUsedEarly
        guard !names.isEmpty else { return [] }
        let tree = name + ".json"
        let run = try await runFrontend(
            ["-dump-ast", "-dump-ast-format", "json"], on: text.text, name: name, output: tree)
        let json = FileManager.default.contents(atPath: "\(folder)/\(tree)")
        guard run.succeeded, let references = json.flatMap(ProgramReferences.init) else { return [] }
        return EarlyUse.all(in: references).filter { names.contains($0.variable.name) }.messages(in: program, text)
    }

    /// The syntax errors of code parsed alone.
    func parse(_ code: CodePart, file: String, name: String) async throws -> [CompilerMessage] {
        let text = ProgramText.alone(code, file: file)
        return CompilerMessage.read(try await runFrontend(["-parse"], on: text, name: name, output: nil).text)
    }

    /// The syntax errors of variants whose code the parser refuses by itself: found by one run over all of them, each a file
    /// of its own.
    /// - Returns: nil when the parser fails and names nobody.
    func parse(_ variants: [Variant], name: String) async throws -> [Variant: [CompilerMessage]]? {
        var arguments = ["-frontend", "-parse"]
        var variantsByFile: [String: Variant] = [:]
        for variant in variants {
            let source = "\(name)-alone-\(variant.number).swift"
            let file = variant.code.place.file + variant.fileMark
            try Data(ProgramText.alone(variant.code, file: file).utf8).write(to: URL(filePath: "\(folder)/\(source)"))
            arguments += ["-primary-file", source]
            // The end of a file is a place in the file itself.
            (variantsByFile[file], variantsByFile[source]) = (variant, variant)
        }
        arguments += ["-target", toolchain.target] + Self.flags(optimize: optimize) + toolchain.macroArguments
        let run = try await CommandRun.run(
            toolchain.frontend, arguments, in: folder, environment: environment, temporaryFolder: folder,
            confinement: confinement)
        if run.succeeded { return [:] }
        var refused: [Variant: [CompilerMessage]] = [:]
        for message in CompilerMessage.read(run.text) where message.severity == .error {
            if let variant = variantsByFile[message.file] { refused[variant, default: []].append(message) }
        }
        guard case .exited(1) = run.ending, !refused.isEmpty else { return nil }
        return refused
    }

    private func runFrontend(
        _ mode: [String], on text: String, name: String, output: String?
    ) async throws -> CommandRun {
        let source = name + ".swift"
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(source)"))
        var arguments = ["-frontend"] + mode + ["-primary-file", source, "-target", toolchain.target]
        arguments +=
            Self.flags(optimize: optimize) + (limits?.flags ?? []) + toolchain.macroArguments + [
                "-I", library.modules, "-module-cache-path", library.moduleCache,
            ]
        if let output { arguments += ["-o", output] }
        return try await CommandRun.run(
            toolchain.frontend, arguments, in: folder, environment: environment, temporaryFolder: folder,
            confinement: confinement)
    }

    private var confinement: Confinement {
        var confinement = Confinement.compiler(
            reading: toolchain.frontend == toolchain.swiftc ? [Confinement.readByDriver] : [], writing: folder,
            library: library, toolchain: toolchain, environment: environment, permissions: permissions)
        confinement.seconds = limits?.seconds
        confinement.addressSpace = limits?.memory
        return confinement
    }

    private func result(of run: CommandRun, _ text: ProgramText, name: String) throws -> Result {
        let messages = CompilerMessage.read(run.text)
        if case .exited(1) = run.ending, messages.contains(where: { $0.severity == .error }) {
            return .refused(messages)
        }
        try throwIfUnwritable(run)
        let failure =
            limits?.excess(of: run)
            ?? Diagnostic(
                at: nil, "the Swift compiler itself failed: \(run.ending)",
                remedy: "its last words: " + String(run.text.suffix(1000)))
        let blame = limits.flatMap { _ in
            CompilerMessage(stoppedBy: failure, words: run.text, in: text, source: name + ".swift")
        }
        return blame.map { .refused([$0]) } ?? .broken(failure)
    }

    /// A compiler that cannot write has not failed by itself, and the chapter is not to blame.
    private func throwIfUnwritable(_ run: CommandRun) throws {
        // Messages name files of the module cache by their whole path.
        let (own, ofCache) = run.text.contains(library.moduleCache) ? ("", run.text) : (run.text, "")
        if let reason = UnwritableFolder.reason(in: folder, text: own) {
            throw UnwritableFolder.temporary(folder, reason)
        }
        if let reason = UnwritableFolder.reason(in: library.moduleCache, text: ofCache) {
            throw UnwritableFolder.cache(library.moduleCache, reason)
        }
    }
}
