import ArgumentParser
import LessonModel
import LessonRendering

/// `attend verify`: proves to the author that outputs, solutions and mistakes of lessons are right.
struct VerifyCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves chapters: outputs unchanged, solutions right, every mistake caught and told apart.",
        discussion: """
            Without a chapter: all of them. --accept writes what cells print into the committed outputs. Solutions are changed \
            a little at one place at a time, such as '<' to '<=', and a check that accepts such a mutant is warned about. \
            --pages looks at what 'attend handout' would write.
            """)

    @Argument(help: ArgumentHelp("Chapters to prove.", valueName: "chapter"), completion: NameCompletion.chapters)
    var chapters: [String] = []

    @Flag(help: "Takes over what cells print; nothing else in the file changes.")
    var accept = false

    @Flag(help: "Makes an error of every mutant that passes.")
    var strict = false

    @Flag(name: .customLong("skip-mutants"), help: "Leaves out the mutants of solutions.")
    var skipsMutants = false

    @Flag(help: "Also looks at the pages of both editions: structure, names, links, images, what they would load.")
    var pages = false

    @Option(help: "What to print: text, json or junit.")
    var format = ResultFormat.text

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context)
        let chosen = chapters.isEmpty ? course.chapters : try course.chapters(named: chapters)
        let options = runner
        let words = context.words(of: course)
        let status = StatusLine(context, words.command)
        var (proofs, warnings) = try await status.during {
            let pipeline = try await Pipeline(course, folder, options, proves: true, context)
            var proofs = try await pipeline.prove(chosen, mutants: !skipsMutants, strict: strict) { status.show($0) }
            if pages {
                status.show(.writingPages)
                let found = try await CoursePages(course, folder, pipeline, context).faults(of: chosen)
                for (index, faults) in found.enumerated() { proofs[index].pages = faults }
            }
            return (proofs, pipeline.moduleWarnings)
        }
        var refused: [Diagnostic] = []
        if accept {
            for index in proofs.indices {
                let chapter = chosen[index]
                refused += try OutputUpdater(chapter, folder.file(of: chapter, in: course)).update(&proofs[index])
            }
        }
        context.console.out(try text(proofs, warnings, words, context))
        context.report(warnings + proofs.flatMap(\.diagnostics) + refused)
        if !refused.isEmpty { throw Failure.cannotWork([]) }
        if !proofs.allSatisfy(\.holds) { throw Failure.found }
    }

    func results(of failure: [Diagnostic]) throws -> String? {
        switch format {
        case .text: nil
        case .json: try ProofJSON.text([], diagnostics: failure)
        case .junit: ProofJUnit.text([], diagnostics: failure)
        }
    }

    private func text(
        _ proofs: [ChapterProof], _ warnings: [Diagnostic], _ words: Words, _ context: CommandContext
    ) throws -> String {
        switch format {
        case .text: ProofText(style: context.style, words: words).lines(proofs).joined(separator: "\n") + "\n"
        case .json: try ProofJSON.text(proofs, diagnostics: warnings)
        case .junit: ProofJUnit.text(proofs)
        }
    }
}
