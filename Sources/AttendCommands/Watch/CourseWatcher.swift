import Foundation
import LessonModel
import LessonRendering

/// Work on a course that is done again whenever one of its files is saved.
actor CourseWatcher {
    private let folder: CourseFolder
    private let context: CommandContext
    private let words: CommandWords
    private let work: @Sendable (Course) async throws -> Void
    private var watched: WatchedCourse
    private var watching: Task<Void, Never>?

    /// A file that makes no sense may be half written; it is read again after so long before anybody hears of it.
    private static let patience = Duration.milliseconds(150)

    /// - Parameter work: done with the course as it stands; what it throws is reported and waited out.
    init(
        _ folder: CourseFolder, _ course: Course, _ context: CommandContext,
        work: @escaping @Sendable (Course) async throws -> Void
    ) {
        self.folder = folder
        self.context = context
        words = context.words(of: course).command
        self.work = work
        watched = WatchedCourse(folder, course)
    }

    /// Goes on until the task is cancelled; a save ends the work that is under way.
    func run() async {
        let (saves, emitter) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        emitter.yield()
        var task: Task<Void, Never>?
        for await _ in saves {
            task?.cancel()
            await task?.value
            task = Task { await self.doWork(emitter) }
        }
        task?.cancel()
        await task?.value
        watching?.cancel()
    }

    /// Watches what the course asks for now, instead of what it asked for before.
    /// - Parameter known: what was in its files before anything was made of them.
    private func watch(_ wanted: WatchedCourse, since known: [String: Data], _ emitter: AsyncStream<Void>.Continuation)
    {
        watched = wanted
        watching?.cancel()
        let watch = FileWatcher(folders: wanted.folders) { wanted.look() }
        watching = Task { await watch.run(since: known) { emitter.yield() } }
    }

    private func doWork(_ emitter: AsyncStream<Void>.Continuation) async {
        do {
            // Looked at before anything is read: whatever is saved from here on is heard of, also while the work goes on.
            let before = watched.look()
            if watching == nil { watch(watched, since: before, emitter) }
            let course = try await read()
            let wanted = WatchedCourse(folder, course)
            if wanted != watched { watch(wanted, since: wanted.look(after: watched, saw: before), emitter) }
            try await work(course)
        } catch is CancellationError {
            return
        } catch _ where Task.isCancelled {
            // Whatever ended it, a newer save is what counts.
            return
        } catch {
            context.report(Diagnostic.all(of: error))
            context.console.out(words(.waiting) + "\n")
        }
    }

    private func read() async throws -> Course {
        do {
            return try await Pipeline.read(folder, context)
        } catch {
            try await Task.sleep(for: Self.patience)
            return try await Pipeline.read(folder, context)
        }
    }
}
