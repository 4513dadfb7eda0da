import ArgumentParser
import Foundation
import LessonModel
import LessonRendering

/// Which course a command works on.
struct CourseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The course's folder.", discussion: "Without it: 'lessons' here or in a parent folder.", valueName: "dir"))
    var course: String?

    @Option(
        help: ArgumentHelp(
            "The learner's answers.",
            discussion: "Without it: 'answers' here or in a parent folder, as far up as the course.",
            valueName: "dir"))
    var answers: String?

    static let usualAnswers = "answers"

    /// The options as the next command needs them: ` --course mine`.
    var repeated: String {
        (course.map { " --course \(Self.quoted($0))" } ?? "")
            + (answers.map { $0 == Self.usualAnswers ? "" : " --answers \(Self.quoted($0))" } ?? "")
    }

    /// A path as a shell takes it.
    static func quoted(_ path: String) -> String {
        let isPlain = !path.isEmpty && path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+,:@%".contains($0) }
        if isPlain { return path }
        // Commands are named between single quotation marks.
        let needsSingle = path.contains { "\"$`\\!".contains($0) }
        return needsSingle ? "'" + path.replacing("'", with: "'\\''") + "'" : "\"\(path)\""
    }

    /// The options that mean the course in which the named files lie, where none is found from the working folder.
    func finding(_ paths: [String], _ context: CommandContext) -> CourseOptions {
        let workingFolder = context.processEnvironment.workingFolder
        guard course == nil, (try? folder(from: workingFolder)) == nil else { return self }
        let folders = paths.map(workingFolder.resolving).filter { FileManager.default.fileExists(atPath: $0.path) }
            .map { $0.deletingLastPathComponent() }
        for parent in folders {
            guard let found = try? folder(from: parent) else { continue }
            var options = self
            options.answers = answers ?? AnswerFolder(self, of: found, from: parent).url.path
            options.course = found.url.path
            return options
        }
        return self
    }

    /// The course and its folder.
    /// - Parameter warns: whether warnings about the lessons are printed; a learner can do nothing about them.
    func open(_ context: CommandContext, warns: Bool = true) async throws -> (folder: CourseFolder, course: Course) {
        let folder = try folder(in: context.processEnvironment)
        return (folder, try await Pipeline.read(folder, context, warns: warns))
    }

    /// The learner's progress in a course.
    func progress(in folder: CourseFolder, _ context: CommandContext) -> ProgressFile {
        ProgressFile(
            of: folder, AnswerFolder(self, of: folder, from: context.processEnvironment.workingFolder), context)
    }

    /// The line with the next thing to type after something was done with a chapter.
    func next(
        after chapter: Chapter, of course: Course, in folder: CourseFolder, _ progress: Progress,
        _ context: CommandContext
    ) -> String {
        let overview = overview(progress, of: course, in: folder, context)
        return ([""] + overview.next(after: chapter)).joined(separator: "\n") + "\n"
    }

    /// What was done in each chapter, and what is next.
    func overview(
        _ progress: Progress, of course: Course, in folder: CourseFolder, _ context: CommandContext
    ) -> CourseOverview {
        let answers = AnswerFolder(self, of: folder, from: context.processEnvironment.workingFolder)
        return CourseOverview(
            progress.chapterProgress(in: course, answers), of: course, options: repeated, style: context.style,
            words: context.words(of: course))
    }

    /// The folder of `course.yml` with that of attend's own modules.
    func folder(in environment: ProcessEnvironment) throws(CourseNotFound) -> CourseFolder {
        var folder = try folder(from: environment.workingFolder)
        folder.toolkit = environment.toolkit()
        return folder
    }

    /// The folder of `course.yml`, and how messages name it.
    func folder(from workingFolder: URL) throws(CourseNotFound) -> CourseFolder {
        if let course {
            var url = workingFolder.resolving(course)
            if url.lastPathComponent == "course.yml" { url.deleteLastPathComponent() }
            // As without a name: the folder itself, or `lessons` in it.
            for url in [url, url.appending(path: CourseFolder.name)]
            where FileManager.default.fileExists(atPath: url.appending(path: "course.yml").path) {
                return CourseFolder(url: url, display: url.path(from: workingFolder))
            }
            throw CourseNotFound(asked: course)
        }
        var parent = workingFolder.standardizedFileURL
        while true {
            for url in [parent.appending(path: CourseFolder.name), parent] {
                if FileManager.default.fileExists(atPath: url.appending(path: "course.yml").path) {
                    return CourseFolder(url: url, display: url.path(from: workingFolder))
                }
            }
            let next = parent.deletingLastPathComponent().standardizedFileURL
            if next.path == parent.path { throw CourseNotFound(asked: nil) }
            parent = next
        }
    }
}

/// No course was found.
struct CourseNotFound: DiagnosedError {
    /// The folder named on the command line.
    var asked: String?

    var diagnostics: [Diagnostic] {
        let message =
            if let asked {
                "there is no course.yml in '\(asked)'"
            } else {
                "no course found: neither this folder nor a parent holds 'lessons/course.yml'; name one with --course DIR"
            }
        return [Diagnostic(at: nil, message)]
    }
}
