import Foundation
import LessonModel
import LessonRendering

/// Repeats work on a course whenever one of its files is saved.
actor CourseWatcher {
    private let folder: CourseFolder
    private let context: CommandContext
    private let words: CommandWords
    private let work: @Sendable (Course) async throws -> Void
    private var watched: WatchedCourse
    private var watching: Task<Void, Never>?
    private let saves: AsyncStream<Void>
    private let emitter: AsyncStream<Void>.Continuation

    /// A course with errors may be half written; it is read again after this delay before errors are reported.
    private static let retryDelay = Duration.milliseconds(150)

    /// - Parameter work: called with the course after each save; errors are reported, and the next save is awaited.
    init(
        _ folder: CourseFolder, _ course: Course, _ context: CommandContext,
        work: @escaping @Sendable (Course) async throws -> Void
    ) {
        self.folder = folder
        self.context = context
        words = context.words(of: course).command
        self.work = work
        watched = WatchedCourse(folder, course)
        (saves, emitter) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Does the work again, as after a save.
    nonisolated func again() { emitter.yield() }

    /// Runs until the task is cancelled; a save cancels work that is still running.
    func run() async {
        again()
        var task: Task<Void, Never>?
        for await _ in saves {
            task?.cancel()
            await task?.value
            task = Task { await self.doWork() }
        }
        task?.cancel()
        await task?.value
        watching?.cancel()
    }

    /// Watches the files that the course has now, instead of those that it had before.
    /// - Parameter known: the contents of its files before they were used.
    private func watch(_ wanted: WatchedCourse, since known: [String: Data]) {
        watched = wanted
        watching?.cancel()
        let watcher = FileWatcher(folders: wanted.folders) { wanted.snapshot() }
        watching = Task { [emitter] in await watcher.run(since: known) { emitter.yield() } }
    }

    private func doWork() async {
        do {
            // Taken before the course is read, so that every later save is noticed, also during the work.
            let before = watched.snapshot()
            if watching == nil { watch(watched, since: before) }
            let course = try await read()
            let wanted = WatchedCourse(folder, course)
            if wanted != watched { watch(wanted, since: wanted.snapshot(after: before, of: watched)) }
            try await work(course)
        } catch is CancellationError {
            return
        } catch _ where Task.isCancelled {
            // A newer save has cancelled the work; its errors do not matter.
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
            try await Task.sleep(for: Self.retryDelay)
            return try await Pipeline.read(folder, context)
        }
    }
}
