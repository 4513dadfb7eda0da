import ArgumentParser
import LessonModel
import LessonRendering

/// `attend verify`: proves to the author that outputs, solutions and mistakes of lessons are right.
struct VerifyCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves chapters: outputs unchanged, solutions right, every mistake caught and told apart.",
        discussion: "Without a chapter: all of them. --accept writes what cells print into the committed outputs.")

    @Argument(help: ArgumentHelp("Chapters to prove.", valueName: "chapter"))
    var chapters: [String] = []

    @Flag(help: "Takes over what cells print; nothing else in the file changes.")
    var accept = false

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
        var proofs = try await status.during {
            let pipeline = try await Pipeline(course, folder, options, context)
            return try await Self.prove(chosen, pipeline, status)
        }
        var refused: [Diagnostic] = []
        if accept {
            for index in proofs.indices {
                let chapter = chosen[index]
                refused += try OutputUpdater(chapter, folder.file(of: chapter, in: course)).update(&proofs[index])
            }
        }
        context.console.out(try text(proofs, words, context))
        context.report(proofs.flatMap { $0.faults + $0.warnings } + refused)
        if !refused.isEmpty { throw Failure.cannotWork([]) }
        if !proofs.allSatisfy(\.holds) { throw Failure.found }
    }

    private static func prove(
        _ chapters: [Chapter], _ pipeline: Pipeline, _ status: StatusLine
    ) async throws -> [ChapterProof] {
        status.show(.running(chapters.map(\.file)))
        let report = try await pipeline.run(chapters)
        var proofs: [ChapterProof] = []
        for (chapter, report) in zip(chapters, report.chapters) {
            status.show(.provingExercises(of: chapter.file))
            let observations = try await pipeline.prove(chapter) { status.show($0) }
            proofs.append(ChapterProof(chapter, report, observations))
        }
        return proofs
    }

    private func text(_ proofs: [ChapterProof], _ words: Words, _ context: CommandContext) throws -> String {
        switch format {
        case .text: ProofText(style: context.style, words: words).lines(proofs).joined(separator: "\n") + "\n"
        case .json: try ProofJSON.text(proofs)
        case .junit: ProofJUnit.text(proofs)
        }
    }
}
