import ArgumentParser
import LessonReader
import LessonRendering

/// `attend new`: makes a course that runs, in a folder of its own.
struct NewCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a course that runs: one chapter that shows each thing once.",
        discussion: """
            The folder must be new or empty; nothing is ever overwritten. The course runs wherever it lies: the kernel's \
            sources come with attend, and course.yml names their modules without a path. A workflow for GitHub proves \
            the course at every push and publishes its handouts.
            """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
    var folder: String

    @Option(help: "The language of its text: en or zh.")
    var language = CourseTemplate.Language.english

    @Option(help: "A Swift module of its own, with a function to start from.")
    var module: String?

    @OptionGroup var display: DisplayOptions

    func validate() throws {
        if let module, let fault = ModuleName.fault(module) {
            throw ValidationError("--module: \(fault.message); choose another name")
        }
    }

    func run(in context: CommandContext) async throws {
        let target = try NewFolder(folder, from: context.processEnvironment.workingFolder)
        let files = CourseTemplate(language, module: module).files
        try target.write(files)
        let words = context.words(of: nil).command
        let wrote = files.keys.sorted().map { words(.wrote(target.shown.path($0))) + "\n" }
        let path = target.shown.path
        // A shell would take a dash for an option.
        let enter = path == "." ? nil : CourseOptions.quoted(path.hasPrefix("-") ? "./" + path : path)
        context.console.out(wrote.joined() + "\n" + words(.nextInCourse(folder: enter)) + "\n")
    }
}

extension CourseTemplate.Language: ExpressibleByArgument {}
