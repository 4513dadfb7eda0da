import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering
import LessonRunner

/// `attend doctor`: what is installed on this machine, and how to install what is missing.
struct DoctorCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Says what this machine has: compiler, cmark, sources, cache, browser for PDF."
    )

    @OptionGroup var display: DisplayOptions

    @Option(help: ArgumentHelp("Where the sources of the kernel and the runtime are.", valueName: "dir"))
    var toolkit: String?

    /// One line: what was looked for, whether it was found, and the remedy if not.
    private struct Finding {
        var part: CommandPhrase.Part
        var found: Bool
        var text: String
        var remedy: String?
        /// Whether attend cannot work without it.
        var needed = true

        init(_ part: CommandPhrase.Part, found: Bool, _ text: String, remedy: String? = nil, needed: Bool = true) {
            self.part = part
            self.found = found
            self.text = text
            self.remedy = remedy
            self.needed = needed
        }

        init(_ part: CommandPhrase.Part, missing error: any Error) {
            let diagnostics = Diagnostic.all(of: error)
            self.init(
                part, found: false, diagnostics.map(\.message).joined(separator: "; "),
                remedy: diagnostics.lazy.compactMap(\.remedy).first)
        }
    }

    func run(in context: CommandContext) async throws {
        let words = context.words(of: nil).command
        let findings =
            await compiler(words, context)
            + [markdown(), sources(context), confinement(words), cache(words, context), browser(words, context)]
        for finding in findings {
            context.console.out("\(finding.found ? "✓" : "✗") \(words(.part(finding.part))): \(finding.text)\n")
            if let remedy = finding.remedy { context.console.out("    \(remedy)\n") }
        }
        if findings.contains(where: { !$0.found && $0.needed }) { throw Failure.cannotWork([]) }
    }

    private func compiler(_ words: CommandWords, _ context: CommandContext) async -> [Finding] {
        do {
            let toolchain = try await Toolchain.find(environment: context.processEnvironment.compilerEnvironment)
            let compiler = Finding(
                .compiler, found: true,
                words(.compiler(version: toolchain.version, target: toolchain.target, path: toolchain.swiftc)))
            return try await [compiler] + linker(of: toolchain, words, context)
        } catch {
            return [Finding(.compiler, missing: error)]
        }
    }

    /// The linker; none on systems where the compiler driver always links.
    private func linker(
        of toolchain: Toolchain, _ words: CommandWords, _ context: CommandContext
    ) async throws -> [Finding] {
        #if os(Linux)
        let fault = try await toolchain.linkerFault(environment: context.processEnvironment.variables)
        return [
            Finding(
                .linker, found: fault == nil, fault ?? words(.linkerOfToolchain),
                remedy: fault.map { _ in words(.linkedByCompiler) }, needed: false)
        ]
        #else
        return []
        #endif
    }

    private func markdown() -> Finding { Finding(.markdown, found: true, MarkdownLibrary.version) }

    private func sources(_ context: CommandContext) -> Finding {
        do {
            let sources = try context.processEnvironment.toolkitSources(named: toolkit)
            return Finding(.kernelSources, found: true, sources.folder)
        } catch {
            return Finding(.kernelSources, missing: error)
        }
    }

    private func confinement(_ words: CommandWords) -> Finding {
        switch ConfinementSupport.current {
        case .available(let version):
            Finding(
                .confinement, found: true,
                words(.confined(landlock: version, holdsSignals: version >= ConfinementSupport.versionWithSignals)),
                remedy: ConfinementSupport.hidesProcesses ? nil : words(.processesAreSeen))
        case .unavailable(let reason):
            Finding(
                .confinement, found: false, words(.notConfined(reason: reason)), remedy: words(.notConfinedMeans),
                needed: false)
        }
    }

    private func cache(_ words: CommandWords, _ context: CommandContext) -> Finding {
        let folder = context.processEnvironment.cacheFolder
        let path = folder.path(percentEncoded: false)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            guard FileManager.default.isWritableFile(atPath: path) else {
                return Finding(.cache, found: false, words(.notWritable(path)), remedy: words(.setCacheFolder))
            }
            let (size, limit) = (CleanCommand.size(CacheFolder(path).bytes), CleanCommand.size(CacheFolder.limit))
            return Finding(.cache, found: true, words(.cache(path, size: size, limit: limit)))
        } catch {
            return Finding(
                .cache, found: false, "\(path): \(error.localizedDescription)", remedy: words(.setCacheFolder))
        }
    }

    private func browser(_ words: CommandWords, _ context: CommandContext) -> Finding {
        if let browser = Browser.find(environment: context.processEnvironment.variables) {
            return Finding(.browser, found: true, browser.path, needed: false)
        }
        return Finding(.browser, found: false, words(.noBrowser), remedy: words(.browserIsForPDF), needed: false)
    }
}
