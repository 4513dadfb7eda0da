import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// `attend import`: a chapter of a Jupyter notebook.
struct ImportCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a chapter of a Jupyter notebook.",
        discussion: """
            Of a notebook that 'attend export' has written it makes the chapter again, with what was changed in Jupyter. Of \
            any other, Swift cells become cells and what they printed their output; code in another language is only shown. \
            Images are written beside the chapter. What a chapter cannot hold is told.
            """)

    @Argument(help: ArgumentHelp("The notebook.", valueName: "file"))
    var notebook: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The chapter to write; otherwise the notebook's name with '.md'.", valueName: "file"))
    var output: String?

    @Flag(help: "Writes over files that are there.")
    var force = false

    @OptionGroup var display: DisplayOptions

    func run(in context: CommandContext) async throws {
        let folder = context.processEnvironment.workingFolder
        let url = folder.resolving(notebook)
        let name = url.deletingPathExtension().lastPathComponent
        let file = NewFile(output ?? "\(name).md", from: folder)
        let imported = NotebookImport(
            try NotebookReader(file: notebook).read(try bytes(of: url)), file: notebook,
            name: file.url.deletingPathExtension().lastPathComponent)
        let images = imported.images.map { image in
            (file: NewFile(beside: file, image.name), bytes: image.bytes)
        }
        for new in [file] + images.map(\.file) { try new.check(force: force) }
        context.report(imported.warnings)
        let words = context.words(of: nil).command
        for (new, data) in [(file, Array(imported.text.utf8))] + images.map({ ($0.file, $0.bytes) }) {
            try new.write(Data(data))
            context.console.out(words(.wroteFile(new.name)) + "\n")
        }
        context.console.out(words(.listChapter(file.url.lastPathComponent)) + "\n")
    }

    private func bytes(of url: URL) throws -> [UInt8] {
        let path = url.path(percentEncoded: false)
        guard FileManager.default.isRegularFile(atPath: path) else {
            throw Failure.cannotWork("there is no notebook '\(notebook)'")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        // What is too large is not read into memory; its size is all that is asked of it.
        let handle = try? FileHandle(forReadingFrom: url.resolvingSymlinksInPath())
        guard let data = try? handle?.read(upToCount: min(size, NotebookReader.mostBytes) + 1) ?? Data() else {
            throw Failure.cannotWork("'\(notebook)' cannot be read")
        }
        return Array(data)
    }
}
