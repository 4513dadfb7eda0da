import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering
import LessonRunner

/// `attend doctor`: what this machine has, and what to do about what it has not.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Says what this machine has: compiler, cmark, sources, cache, browser for PDF."
    )

    @OptionGroup var display: DisplayOptions

    @Option(help: ArgumentHelp("Where the sources of the kernel and the runtime are.", valueName: "dir"))
    var toolkit: String?

    /// One line: what was looked for, whether it is there, and the remedy when it is not.
    fileprivate struct Finding {
        var name: String
        var found: Bool
        var text: String
        var remedy: String?
        /// Nothing works without it.
        var needed = true
    }

    func run() async throws {
        let context = CommandContext(display)
        try await context.work {
            let findings =
                await compiler(context) + [markdown(), sources(context), cache(context), browser(context)]
            for finding in findings {
                context.console.out("\(finding.found ? "✓" : "✗") \(finding.name): \(finding.text)\n")
                if let remedy = finding.remedy { context.console.out("    \(remedy)\n") }
            }
            if findings.contains(where: { !$0.found && $0.needed }) { throw Failure.cannotWork([]) }
        }
    }

    private func compiler(_ context: CommandContext) async -> [Finding] {
        do {
            let toolchain = try await Toolchain.find(environment: context.processEnvironment.compilerEnvironment)
            let compiler = Finding(
                name: "compiler", found: true, text: "\(toolchain.version) for \(toolchain.target), \(toolchain.swiftc)"
            )
            return try await [compiler] + linker(of: toolchain, context)
        } catch {
            return [Finding(name: "compiler", missing: error)]
        }
    }

    /// What links chapters; nothing where that is always the compiler.
    private func linker(of toolchain: Toolchain, _ context: CommandContext) async throws -> [Finding] {
        #if os(Linux)
        let fault = try await toolchain.linkerFault(environment: context.processEnvironment.variables)
        return [
            Finding(
                name: "linker", found: fault == nil, text: fault ?? "ld.lld of the toolchain",
                remedy: fault.map { _ in "chapters are linked by swiftc instead, which takes a little longer" },
                needed: false)
        ]
        #else
        return []
        #endif
    }

    private func markdown() -> Finding {
        Finding(name: "cmark", found: true, text: MarkdownLibrary.version)
    }

    private func sources(_ context: CommandContext) -> Finding {
        do {
            let named =
                toolkit.map(context.processEnvironment.wholePath) ?? context.processEnvironment.path("ATTEND_TOOLKIT")
            let sources = try ToolkitSources.find(
                named: named, executable: context.processEnvironment.executable.path(percentEncoded: false))
            return Finding(name: "kernel sources", found: true, text: sources.folder)
        } catch {
            return Finding(name: "kernel sources", missing: error)
        }
    }

    private func cache(_ context: CommandContext) -> Finding {
        let folder = context.processEnvironment.cacheFolder
        let path = folder.path(percentEncoded: false)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            guard FileManager.default.isWritableFile(atPath: path) else {
                return Finding(
                    name: "cache", found: false, text: "\(path) cannot be written",
                    remedy: "set XDG_CACHE_HOME to a folder that can be written")
            }
            let sizes = [CacheFolder(path).bytes, CacheFolder.limit].map(CleanCommand.size)
            return Finding(name: "cache", found: true, text: "\(path), \(sizes[0]) of at most \(sizes[1])")
        } catch {
            return Finding(
                name: "cache", found: false, text: "\(path): \(error.localizedDescription)",
                remedy: "set XDG_CACHE_HOME to a folder that can be written")
        }
    }

    private func browser(_ context: CommandContext) -> Finding {
        if let browser = Browser.find(environment: context.processEnvironment.variables) {
            return Finding(name: "browser for PDF", found: true, text: browser.path, needed: false)
        }
        return Finding(
            name: "browser for PDF", found: false, text: "neither Chromium nor Chrome on PATH",
            remedy: "only PDF handouts need one; \(Browser.remedy)",
            needed: false)
    }
}

extension DoctorCommand.Finding {
    fileprivate init(name: String, missing error: any Error) {
        let diagnostics = Diagnostic.all(of: error)
        self.init(
            name: name, found: false, text: diagnostics.map(\.message).joined(separator: "; "),
            remedy: diagnostics.lazy.compactMap(\.remedy).first)
    }
}
