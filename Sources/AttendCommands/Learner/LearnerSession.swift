import Foundation
import LessonModel
import LessonReader

/// What the commands for learners work on: the course, the answers and the progress.
struct LearnerSession: Sendable {
    let folder: CourseFolder
    private(set) var course: Course
    private(set) var answers: AnswerFolder
    private(set) var progress: Progress
    private let progressFile: ProgressFile
    private let workingFolder: URL

    init(_ options: CourseOptions, _ context: CommandContext) async throws {
        (folder, course) = try await options.open(context, warns: false)
        workingFolder = context.processEnvironment.workingFolder
        answers = AnswerFolder(options, of: folder, from: workingFolder)
        if answers.isFile {
            throw Failure.cannotWork(
                "\(answers.shown.path) is a file, and --answers names a folder",
                remedy: "name the folder that has a folder for each chapter, such as '\(CourseOptions.usualAnswers)'")
        }
        progressFile = ProgressFile(of: folder, answers, context)
        progress = progressFile.load()
    }

    /// Changes the progress on disk, read again first: another command may have changed it meanwhile.
    mutating func update(_ change: (inout Progress) -> Void) { progress = progressFile.update(change) }

    /// Reads the progress again, which other commands may have changed.
    mutating func reloadProgress() { progress = progressFile.load() }

    /// The file of the progress.
    var progressURL: URL { progressFile.url }

    /// Takes the course as it was read anew.
    mutating func use(_ course: Course) { self.course = course }

    /// Reads answers from a file that `attend hand-in` has written, in place of the folder.
    mutating func read(handIn path: String, _ context: CommandContext) throws {
        let bytes = FileManager.default.contents(atPath: context.processEnvironment.absolutePath(path)).map(Array.init)
        guard let bytes, let handIn = HandInReader.read(bytes) else {
            if let damage = bytes.flatMap(HandInReader.damage) {
                throw Failure.cannotWork("\(path): \(damage.message)", remedy: damage.remedy)
            }
            throw Failure.cannotWork("\(path) is no hand-in", remedy: "'attend hand-in' writes one")
        }
        let files = handIn.answers.map { ($0.file, Data($0.text.utf8)) }
        answers = AnswerFolder(Dictionary(uniqueKeysWithValues: files), named: path)
        let comparison = HandInComparison(
            course: course, version: CourseVersion.of(course, in: folder), words: context.words(of: course))
        context.report(comparison.diagnostics(on: handIn, in: path))
    }

    /// The exercises of those names; without names, those of all chapters that are started.
    /// - Parameter options: those that the next command needs as well.
    func exercises(named names: [String], options: String) throws -> [Exercise] {
        if !names.isEmpty {
            let chosen = try course.exercises(named: names.map(wholePath))
            if chosen.isEmpty { throw Failure.cannotWork("there are no exercises in \(names.joined(separator: ", "))") }
            return chosen
        }
        let started = startedChapters
        guard !started.isEmpty else { throw noAnswers(options: options) }
        return started.flatMap(\.exercises)
    }

    /// The chapters to which there are answers.
    var startedChapters: [Chapter] { course.chapters.filter { answers.has($0, of: course) } }

    /// The path of a sheet that is named from its own folder; any other name as it is.
    private func wholePath(_ name: String) -> String {
        name.split(separator: "/").last.map(String.init) == AnswerSheet.fileName
            ? workingFolder.resolving(name).standardizedFileURL.path(percentEncoded: false) : name
    }

    /// That nothing has been started.
    /// - Parameter options: those that the next command needs as well.
    func noAnswers(options: String) -> Failure {
        .cannotWork(
            "there are no answers in \(answers.shown.path)",
            remedy: answers.isHandedIn
                ? "ask for the file as 'attend hand-in' writes it"
                : "'attend start\(options)' writes files to fill in")
    }

    /// The exercise that the learner is at.
    ///
    /// Of those not passed, the first whose answer is begun, one with hints before one without; else the first that has
    /// hints, else the first. When all are passed, the first of all.
    func currentExercise(in chapters: [Chapter]) -> Exercise? {
        let all = chapters.flatMap { chapter in
            let answers = answers.answers(to: chapter, of: course)
            return chapter.exercises.map { (exercise: $0, isBegun: answers.isBegun($0), hasHints: !$0.hints.isEmpty) }
        }
        let open = all.filter { !progress.hasPassed($0.exercise) }
        let current =
            open.first { $0.isBegun && $0.hasHints } ?? open.first(where: \.isBegun) ?? open.first(where: \.hasHints)
        return (current ?? open.first ?? all.first)?.exercise
    }

    /// The next exercise of the same chapter that has hints and is not passed.
    func exerciseWithHints(after exercise: Exercise) -> Exercise? {
        guard let all = course.chapter(exercise.chapter)?.exercises,
            let index = all.firstIndex(where: { $0.path == exercise.path })
        else { return nil }
        return (all[index...] + all[..<index]).first { !$0.hints.isEmpty && !progress.hasPassed($0) }
    }

    /// The first exercise of a report that was answered wrongly and has hints that were not given yet.
    func exerciseToHint(in report: CheckReport) -> Exercise? {
        report.entries.first { entry in
            ![.passed, .notStarted].contains(entry.verdict.status) && entry.verdict.isJudged
                && entry.exercise.hints.count > progress.hintsGiven(for: entry.exercise)
        }?.exercise
    }

    /// - Parameter takesSolutions: whether the course's solution takes the place of an earlier answer that has not passed.
    func check(_ options: RunnerOptions, takesSolutions: Bool = false, _ context: CommandContext) -> AnswerCheck {
        AnswerCheck(
            course: course, folder: folder, answers: answers, options: options, takesSolutions: takesSolutions,
            context: context)
    }
}
