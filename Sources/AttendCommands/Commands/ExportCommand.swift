import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// `attend export`: a chapter with its results as a Jupyter notebook.
struct ExportCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes a chapter as a Jupyter notebook, with its outputs.",
        discussion: """
            The notebook can be read in Jupyter, or run where a Swift kernel is installed. 'attend import' makes the chapter \
            of it again. The student edition holds no solutions, foreseen mistakes, hidden checks, keys or comments, so the \
            chapter that is made of it lacks them.
            """)

    @Argument(help: "The chapter to write.")
    var chapter: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write; otherwise the chapter's name with '.ipynb'.", valueName: "file"))
    var output: String?

    @Option(help: "For whom: student or teacher.")
    var edition = Handout.Edition.student

    @Flag(help: "Writes over a file that is there.")
    var force = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context, warns: false)
        let chapter = try course.chapter(named: chapter)
        let file = NewFile(output ?? "\(chapter.id).ipynb", from: context.processEnvironment.workingFolder)
        try file.check(force: force)
        let words = context.words(of: course)
        let status = StatusLine(context, words.command)
        let report = try await status.during {
            try await Pipeline(course, folder, runner, context).run([chapter]).chapters[0]
        }
        let reading = ChapterPartReader.read(try text(of: chapter, course, folder), file: chapter.file)
        let origin = JupyterNotebook.ChapterOrigin(
            frontMatter: reading.frontMatter, isForTeachers: edition == .teacher)
        let reader = NotebookCellReader(origin: origin)
        let json = NotebookText(chapter, report, edition: edition, words: words).json(
            frontMatter: reading.frontMatter, parts: reading.parts, text: reader.text)
        try file.write(Data(json.utf8))
        context.console.out(words.command(.wroteFile(file.name)) + "\n")
        let faults = report.failures + Proof.faults(ofKeysOf: chapter.worksheets, in: report)
        context.report(faults)
        if !report.passed || !faults.isEmpty { throw Failure.found }
    }

    private func text(of chapter: Chapter, _ course: Course, _ folder: CourseFolder) throws -> [UInt8] {
        let path = folder.file(of: chapter, in: course).path(percentEncoded: false)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannotWork("\(chapter.file) is there no longer")
        }
        return Array(data)
    }
}
