import ArgumentParser
import LessonModel
import LessonRendering
import LessonRunner
import LessonServer

/// `attend serve`: the course in the browser, where cells and exercises answer.
struct ServeCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the course to your browser: read, answer, check and change cells there.",
        discussion: """
            Pages are those of 'attend handout', alive: answers are the files that 'attend check' reads, and a lesson that is \
            saved changes on the open page. Only this machine can reach it, and only with the address that is printed. Ctrl-C ends it.
            """)

    @Option(help: ArgumentHelp("The port to listen on; otherwise one that is free.", valueName: "n"))
    var port: UInt16?

    @Flag(help: "Opens the browser.")
    var open = false

    @Option(help: "For whom: student or teacher, whose pages show keys and solutions.")
    var edition = Handout.Edition.student

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func run(in context: CommandContext) async throws {
        let session = try await LearnerSession(course, context)
        let words = context.words(of: session.course)
        let status = StatusLine(context, words.command)
        // The kernel is there before the first page is asked for.
        _ = try await status.during { try await session.check(runner, context).pipeline }
        let hub = EventHub()
        let queue = WorkQueue(
            width: runner.jobs ?? 2, after: .random(in: 0..<1_000_000) * 1000, phrase: { $0.text(in: words.page) },
            report: { hub.send(.job($0)) })
        let served = ServedCourse(session, runner, edition: edition, hub: hub, queue: queue, context)
        @Sendable func serve(_ port: UInt16, _ greet: @escaping @Sendable (ServerAddress) -> Void) async throws {
            try await LessonServer(
                notebook: served, hub: hub, words: words, language: Language.tagOfWords(for: session.course.language),
                port: port
            ) { context.report(Diagnostic.all(of: $0)) }.run(whenListening: greet)
        }
        do {
            try await SignalHandling.stopping {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    let (listening, starter) = AsyncStream.makeStream(of: ServerAddress.self)
                    group.addTask {
                        do {
                            try await serve(port ?? usualPort(of: session)) { starter.yield($0) }
                        } catch let taken as PortTaken {
                            guard port == nil else { throw failure(taken) }
                            try await serve(0) { starter.yield($0) }
                        }
                    }
                    group.addTask { await served.watch() }
                    group.addTask {
                        for await address in listening { try await greet(session.course, address, words, context) }
                    }
                    // The first error ends the others.
                    for try await _ in group {}
                }
            }
        } catch Failure.interrupted {
            // The way in which a server is meant to end.
            await queue.stopAll()
        }
    }

    /// The same for a course and a folder of answers each time, if it is free: browsers keep what was typed, and how pages are to
    /// look, for each port.
    private func usualPort(of session: LearnerSession) -> UInt16 {
        let paths = [session.folder.url, session.answers.url].map { $0.path(percentEncoded: false) }
        let digest = SHA256(paths.joined(separator: "\0").utf8).bytes
        // Of the ports that systems give to nobody by themselves.
        return 20_000 + (UInt16(digest[0]) << 8 | UInt16(digest[1])) % 10_000
    }

    private func failure(_ taken: PortTaken) -> Failure {
        .cannotWork(
            "port \(taken.port) is taken by another program", remedy: "name another with --port, or leave it out")
    }

    /// Says where the course is.
    private func greet(
        _ course: Course, _ address: ServerAddress, _ words: Words, _ context: CommandContext
    ) async throws {
        context.console.out(words.command(.serving(course: course.title, address: address.opening)) + "\n")
        if open { try await openBrowser(at: address.opening, words, context) }
    }

    private func openBrowser(at address: String, _ words: Words, _ context: CommandContext) async throws {
        if try await !Browser.open(address, environment: context.processEnvironment.variables) {
            context.console.error(words.command(.nothingOpens(address)) + "\n")
        }
    }
}
