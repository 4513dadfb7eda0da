import ArgumentParser
import LessonModel
import LessonRendering
import LessonRunner

/// `attend handout`: writes chapters as HTML pages, for reading, teaching and printing.
struct HandoutCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "handout",
        abstract: "Writes chapters as HTML pages: self-contained, printable, with every number explained.",
        discussion: """
            Without a chapter: all of them. Each page is one file that asks no other host for anything. The student \
            edition holds nothing that gives an answer away; the teacher edition adds solutions, keys and mistakes. What is \
            filled in on a page stays in the browser and is saved from there as a hand-in.
            """)

    @Argument(
        help: ArgumentHelp("Chapters to write, or 'all'.", valueName: "chapter"), completion: NameCompletion.chapters)
    var chapters: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder to write into; otherwise 'handouts', for teachers 'handouts-teacher'.", valueName: "dir"))
    var output: String?

    @Option(help: "For whom: student or teacher.")
    var edition = Handout.Edition.student

    @Flag(name: .customLong("single-file"), help: "One page with all chapters.")
    var singleFile = false

    @Flag(
        name: .customLong("self-check"),
        help: "Pages of the student edition hold the keys of quizzes and worksheets, which judge themselves.")
    var selfCheck = false

    @Flag(help: "Also a PDF of each page, printed by Chromium or Chrome.")
    var pdf = false

    @Option(help: "What to print on; otherwise the course's 'paper', or a4.")
    var paper: Paper?

    /// It was there before `attend serve`, and who types it is told so.
    @Flag(help: .hidden)
    var watch = false

    @Flag(help: "Opens the first page when it is written.")
    var open = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if watch {
            throw ValidationError("--watch is gone: 'attend serve' shows the pages and changes them whenever you save")
        }
        if selfCheck, edition == .teacher {
            throw ValidationError("--self-check is for students; the teacher edition shows the keys")
        }
    }

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context)
        let words = context.words(of: course).command
        let browser = pdf ? try self.browser(words, context) : nil
        let work = HandoutWork(
            edition: edition, singleFile: singleFile, isSelfChecking: selfCheck, paper: paper, target: target(context),
            runner: runner, context: context
        )
        let status = StatusLine(context, words)
        let outcome = try await status.during {
            try await write(course, in: folder, work, browser, context, status)
        }
        if !outcome.passed { throw Failure.found }
    }

    private func target(_ context: CommandContext) -> HandoutFolder {
        let usual = edition == .student ? "handouts" : "handouts-teacher"
        return HandoutFolder(
            output ?? usual, from: context.processEnvironment.workingFolder, mayBeLink: output != nil)
    }

    /// Writes the pages, then their PDFs; lists the files and reports what went wrong.
    private func write(
        _ course: Course, in folder: CourseFolder, _ work: HandoutWork, _ browser: Browser?,
        _ context: CommandContext, _ status: StatusLine
    ) async throws -> HandoutWork.Outcome {
        let target = target(context)
        let chosen = chapters.isEmpty ? course.chapters : try course.chapters(named: chapters)
        let outcome = try await work.write(chosen, of: course, in: folder) { status.show($0) }
        status.clear()
        let words = context.words(of: course).command
        list(outcome.files, target, words, context)
        if let browser {
            let pages = outcome.files.filter { PageFile.isOfChapters($0.name) }
            for page in pages {
                list([try await printed(page, of: course, browser, target, status, context)], target, words, context)
            }
        }
        if open { try await openFirst(of: outcome.files, target, words, context) }
        context.report(outcome.failures)
        return outcome
    }

    private func browser(_ words: CommandWords, _ context: CommandContext) throws -> Browser {
        guard let browser = Browser.find(environment: context.processEnvironment.variables) else {
            throw Failure.cannotWork(
                "there is neither Chromium nor Chrome to print with", remedy: words(.installBrowser))
        }
        return browser
    }

    /// Prints the PDF of a page, unless it is up to date.
    private func printed(
        _ page: HandoutFolder.Outcome, of course: Course, _ browser: Browser, _ target: HandoutFolder,
        _ status: StatusLine,
        _ context: CommandContext
    ) async throws -> HandoutFolder.Outcome {
        let name = PageFile.printed(page.name)
        let fresh = target.isUpToDate(name, with: page.name)
        if !fresh {
            status.show(.printing(name))
            try target.removeLink(name)
            try await browser.printPage(
                target.path(page.name), to: target.path(name), author: CourseImprint.authors(of: course),
                environment: context.processEnvironment.variables)
            status.clear()
        }
        return HandoutFolder.Outcome(name: name, size: target.size(of: name), unchanged: fresh)
    }

    private func openFirst(
        of files: [HandoutFolder.Outcome], _ target: HandoutFolder, _ words: CommandWords, _ context: CommandContext
    ) async throws {
        let isOne = files.count { PageFile.isOfChapters($0.name) } == 1
        guard let name = (isOne ? files.first : files.last)?.name else { return }
        if try await !Browser.open(target.path(name), environment: context.processEnvironment.variables) {
            context.console.error(words(.nothingOpens(target.shown.path(name))) + "\n")
        }
    }

    private func list(
        _ files: [HandoutFolder.Outcome], _ target: HandoutFolder, _ words: CommandWords, _ context: CommandContext
    ) {
        for file in files {
            context.console.out(
                words(.page(target.shown.path(file.name), bytes: file.size, isUnchanged: file.unchanged)) + "\n")
        }
    }
}

extension Handout.Edition: ExpressibleByArgument {}

extension Paper: ExpressibleByArgument {
    package init?(argument: String) { self.init(named: argument) }
}
