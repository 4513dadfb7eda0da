import Foundation
import LessonModel
import LessonServer

/// What others change while the course is served: its lessons, the answers, the progress.
extension ServedCourse {
    /// Watches the files until the task is cancelled.
    nonisolated func watch() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watchLessons() }
            group.addTask { await self.watchAnswers() }
        }
    }

    // MARK: Lessons

    nonisolated private func watchLessons() async {
        let watcher = await CourseWatcher(folder, course) { course, warnings in
            try await self.take(course, warnings)
        } failed: { error in
            await self.take(faults: Diagnostic.all(of: error))
        }
        await watcher.run()
    }

    /// Takes the course as it is after a save: makes the pages that someone has asked for anew where they would differ.
    private func take(_ new: Course, _ warnings: [Diagnostic]) async throws {
        let isChanged = new != course
        session.use(new)
        if isChanged { await pages.use(new) }
        await take(faults: warnings)
        let pipeline = try await check.pipeline
        for chapter in await pages.asked where try await !pages.isCurrent(chapter, pipeline) {
            guard let report = pipeline.remembered(chapter) else {
                await run(chapter, pipeline)
                continue
            }
            let before = await pages.known(chapter)?.digest
            let page = try await pages.take(chapter, report, pipeline)
            if page.digest != before { hub.send(.page(chapter: chapter.id, digest: page.digest)) }
        }
        if isChanged {
            tellProgress()
            await tellProblems()
        }
    }

    func take(faults: [Diagnostic]) async {
        guard faults != faultsOfCourse else { return }
        faultsOfCourse = faults
        await tellProblems()
    }

    // MARK: Answers

    nonisolated private func watchAnswers() async {
        let watched = await WatchedAnswers(session)
        let watcher = FileWatcher(folders: watched.folders) { watched.snapshot() }
        let (changes, emitter) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let watching = Task {
            await watcher.run { emitter.yield() }
            emitter.finish()
        }
        await withTaskCancellationHandler {
            for await _ in changes { await self.answersHaveChanged() }
        } onCancel: {
            watching.cancel()
        }
    }

    /// Tells pages of each answer that is not what they were told last.
    private func answersHaveChanged() async {
        session.reloadProgress()
        for chapter in course.chapters { await tellAnswers(of: chapter.id) }
        tellProgress()
    }
}
