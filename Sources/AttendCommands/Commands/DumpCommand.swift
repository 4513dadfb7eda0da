import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// `attend dump`: prints the value that a stage of the pipeline produces, to find the stage where something goes wrong.
struct DumpCommand: ContextualCommand {
    enum Stage: String, ExpressibleByArgument, CaseIterable {
        case document, plan, program, events, report, html, tokens
    }

    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Prints what a stage of the pipeline makes of a chapter.",
        discussion: """
            document: the blocks and cells that were read; plan: which programs are to be built; program: their Swift text; \
            events: what happened, as it happened; report: the run as JSON; html: the body of any Markdown file, without a page \
            around it; tokens: the words, colours and statements of the cells, or of Swift files.
            """)

    @Option(help: "Which stage: document, plan, program, events, report, html or tokens.")
    var stage: Stage

    @Argument(
        help: ArgumentHelp(
            "A chapter, by number, id or title words; or a Markdown file. For tokens also Swift files, several at once.",
            valueName: "chapter-or-file"), completion: NameCompletion.chapters)
    var subjects: [String]

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    private var subject: String { subjects[0] }

    func validate() throws {
        guard subjects.count > 1, stage != .tokens else { return }
        throw ValidationError("'--stage \(stage.rawValue)' takes one chapter or file")
    }

    func run(in context: CommandContext) async throws {
        let file = context.processEnvironment.workingFolder.resolving(subject)
        let isFile = FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        switch stage {
        case .html where subject.hasSuffix(".md"): try html(of: file, context)
        case .document where isFile && subject.hasSuffix(".md"): try document(of: file, context)
        case .tokens where subject.hasSuffix(".swift"): try tokens(ofFiles: context)
        default: try await chapter(context)
        }
    }

    private func html(of file: URL, _ context: CommandContext) throws {
        let (blocks, diagnostics) = try read(file)
        context.report(diagnostics)
        context.console.out(HTMLBody().html(of: blocks))
        if diagnostics.contains(where: { $0.severity == .error }) { throw Failure.cannotWork([]) }
    }

    private func document(of file: URL, _ context: CommandContext) throws {
        let (blocks, diagnostics) = try read(file)
        context.report(diagnostics)
        context.console.out(Self.tree(blocks))
    }

    private func read(_ file: URL) throws -> (blocks: [Block], diagnostics: [Diagnostic]) {
        DocumentReader.read(markdown: try text(of: file, named: subject), file: subject)
    }

    private func text(of file: URL, named name: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else {
            throw Failure.cannotWork("there is no readable file '\(name)'")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure.cannotWork("'\(name)' is not UTF-8 text", remedy: "save it as UTF-8")
        }
        return text
    }

    private func tokens(ofFiles context: CommandContext) throws {
        for name in subjects {
            let text = try text(of: context.processEnvironment.workingFolder.resolving(name), named: name)
            tokens(of: text, named: name, context)
        }
    }

    private func tokens(of code: String, named name: String, _ context: CommandContext) {
        context.console.out("== \(name)\n" + TokenListing(of: code).text)
    }

    private func chapter(_ context: CommandContext) async throws {
        let (folder, course) = try await course.open(context)
        let chapter = try course.chapter(named: subject)
        switch stage {
        case .document: context.console.out(Self.tree(chapter))
        case .html:
            context.console.out(
                HTMLBody(rawHTML: course.rawHTML, style: .page, inserts: .init(sourceOf: chapter)).html(
                    of: chapter.blocks))
        case .plan:
            context.console.out(Self.tree(ChapterPlan(chapter, imports: course.imports, timeout: runner.timeout)))
        case .tokens:
            for code in chapter.cells.map(\.code) {
                tokens(of: code.text, named: "\(code.place.file):\(code.place.line)", context)
            }
        case .program:
            let plan = ChapterPlan(chapter, imports: course.imports, timeout: runner.timeout)
            for program in plan.programs + plan.failures.map(\.program) {
                context.console.out(ProgramText(program).text)
            }
        case .events, .report:
            let options = runner
            let wantsEvents = stage == .events
            let report = try await SignalHandling.stopping {
                let pipeline = try await Pipeline(course, folder, options, context)
                return try await pipeline.run([chapter]) { _, event in
                    if wantsEvents { context.console.out("\(event)\n") }
                }
            }
            if !wantsEvents { context.console.out(try RunJSON.text(report)) }
        }
    }

    /// A value with everything in it, one part a line.
    private static func tree(_ value: some Any) -> String {
        var text = ""
        Swift.dump(value, to: &text)
        return text
    }
}
