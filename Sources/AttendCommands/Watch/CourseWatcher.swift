import Foundation
import LessonModel
import LessonReader

/// Repeats work on a course whenever one of its files is saved.
actor CourseWatcher {
    private let folder: CourseFolder
    private let work: @Sendable (Course, [Diagnostic]) async throws -> Void
    private let failed: @Sendable (any Error) async -> Void
    private let known = ChapterReadings()
    private var watched: WatchedCourse
    private var watching: Task<Void, Never>?
    private let saves: AsyncStream<Void>
    private let emitter: AsyncStream<Void>.Continuation

    /// A course with errors may be half written; it is read again after this delay before errors are reported.
    private static let retryDelay = Duration.milliseconds(150)

    /// - Parameters:
    ///   - work: called with the course, and the warnings about it, after each save.
    ///   - failed: called with the error when the course cannot be read, or the work throws; the next save is awaited.
    init(
        _ folder: CourseFolder, _ course: Course, work: @escaping @Sendable (Course, [Diagnostic]) async throws -> Void,
        failed: @escaping @Sendable (any Error) async -> Void
    ) {
        self.folder = folder
        self.work = work
        self.failed = failed
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
            let (course, warnings) = try await read()
            let wanted = WatchedCourse(folder, course)
            if wanted != watched { watch(wanted, since: wanted.snapshot(after: before, of: watched)) }
            try await work(course, warnings)
        } catch is CancellationError {
            return
        } catch _ where Task.isCancelled {
            // A newer save has cancelled the work; its errors do not matter.
            return
        } catch {
            await failed(error)
        }
    }

    private func read() async throws -> (course: Course, warnings: [Diagnostic]) {
        do {
            return try await Pipeline.read(folder, known: known)
        } catch {
            try await Task.sleep(for: Self.retryDelay)
            return try await Pipeline.read(folder, known: known)
        }
    }
}
