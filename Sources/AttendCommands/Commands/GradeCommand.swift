import ArgumentParser
import Foundation
import LessonModel
import LessonRendering

/// `attend grade`: the answers of a class, with tables, a page for the teacher and one for each student.
struct GradeCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grades a class: tables, the mistakes that were made, and feedback for each student.",
        discussion: """
            Each entry of FOLDER is a student: a folder of answers, a .zip or .tar.gz, or a file that 'attend hand-in' has \
            written. Names that are no folders are chapters or exercises; without them everything is graded. A run that was \
            interrupted goes on from there, and a changed answer is judged alone. In the folder of the results, a table \
            'adjust.csv' with student, exercise, points and remark wins over the machine. 'class.html' begins with what needs \
            your attention: what could not be read or judged, and names that do not fit. Exit code 0 when everything could be \
            judged, 1 when some answers could not, 2 when nothing could.
            """)

    @Argument(
        help: ArgumentHelp("Folders of students; then chapters or exercises to grade.", valueName: "folder or chapter"))
    var names: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "dir"))
    var output = "grades"

    @Option(help: "What to print: text, json or junit.")
    var format = ResultFormat.text

    @Option(help: "Also files that a platform imports: gradescope, moodle or canvas.")
    var lms: [LearningPlatform] = []

    @Option(help: ArgumentHelp("Grades one of several parts of the class.", valueName: "3/16"))
    var shard: Shard?

    @Flag(help: "Joins the results of parts: the names are the folders that they were written into.")
    var merge = false

    @Flag(help: "Joins the results that there are, where parts are missing.")
    var partial = false

    @Flag(help: "Runs the answers also where they cannot be confined.")
    var unconfined = false

    @OptionGroup var course: CourseOptions
    @OptionGroup var display: DisplayOptions
    @OptionGroup var runner: RunnerOptions

    func validate() throws {
        if partial, !merge { throw ValidationError("--partial goes with --merge") }
        if merge, shard != nil { throw ValidationError("--merge joins all parts; leave out --shard") }
    }

    func run(in context: CommandContext) async throws {
        let (folder, course) = try await course.open(context, warns: false)
        let words = context.words(of: course)
        let results = ResultsFolder(output, from: context.processEnvironment.workingFolder)
        let (record, faults) =
            merge
            ? (try merged(for: course, into: results, context), [])
            : try await graded(course, in: folder, into: results, words, context)
        let files = try results.write(record, for: lms, words: words)
        switch format {
        case .json: context.console.out(try record.text())
        case .junit: context.console.out(ClassJUnit.text(record, words: words))
        case .text:
            let text = classText(record.students.map(\.name), words, context)
            context.console.out((text.summary(record) + [""] + files.map(words.command)).joined(separator: "\n") + "\n")
        }
        context.report(faults + lms.compactMap { $0.warning(record) })
        guard record.isJudged, faults.isEmpty else {
            if record.unreadCount > 0 {
                context.console.error(words.command(.notRead(students: record.unreadCount)) + "\n")
            }
            if record.unjudgedCount > 0 {
                let names = record.students.map { (student: $0.name, answers: record.unjudged(of: $0)) }
                let lines =
                    [CommandPhrase.notJudged(answers: record.unjudgedCount)]
                    + names.filter { !$0.answers.isEmpty }.map {
                        .notJudgedOf(student: $0.student, answers: $0.answers)
                    }
                context.console.error(lines.map { words.command($0) + "\n" }.joined())
            }
            throw Failure.found
        }
    }

    // MARK: Grading

    private func graded(
        _ course: Course, in folder: CourseFolder, into results: ResultsFolder, _ words: Words,
        _ context: CommandContext
    ) async throws -> (ClassRecord, faults: [Diagnostic]) {
        let (folders, exercises) = try choose(in: course, context)
        let confinement = AnswerConfinement.ofThisMachine
        try confinement.require(orElse: unconfined)
        let part = shard.map { ClassRecord.Part(number: $0.number, of: $0.count) }
        try results.requireNothingIsLost(by: exercises, part, of: course)
        let (all, strays) = try ClassFolder.students(in: folders, of: course, output: results.url)
        let adjustments = try results.adjustments(of: course, students: all.map(\.name))
        context.report(strays)
        if !confinement.isAvailable { context.console.error(words.command(.unconfined) + "\n") }
        let students = all.filter { shard?.holds($0.name) ?? true }
        let version = CourseVersion.of(course, in: folder)
        let status = StatusLine(context, words.command)
        let printsLines = format == .text
        do {
            let (records, faults) = try await status.during {
                let grading = try await ClassGrading(
                    course, in: folder, exercises, version: version, runner, context, progress: { status.show($0) })
                let text = classText(students.map(\.name), words, context)
                let pace = GradingPace(students: students.count)
                var records: [StudentRecord] = []
                let faults = try await grading.grade(students) { progress in
                    status.show(pace.phrase(progress))
                } finish: { record in
                    var record = record
                    record.adjust(adjustments)
                    records.append(record)
                    status.clear()
                    if printsLines { context.console.out(text.lines(record).joined(separator: "\n") + "\n") }
                    context.report(record.shortWarnings)
                }
                return (records, faults)
            }
            return (
                ClassRecord(
                    course, version: version, confined: confinement.isAvailable, folders: folders.map(\.display),
                    shard: part, exercises: exercises, students: records),
                faults
            )
        } catch Failure.interrupted {
            context.console.error(words.command(.gradingKept) + "\n")
            throw Failure.interrupted
        }
    }

    private func classText(_ names: [String], _ words: Words, _ context: CommandContext) -> ClassText {
        ClassText(names: names, style: context.style, words: words)
    }

    /// The folders among the names, the first of which is one, and the exercises that the others mean, in the order of the
    /// course.
    private func choose(
        in course: Course, _ context: CommandContext
    ) throws -> (folders: [ClassFolder], exercises: [Exercise]) {
        let workingFolder = context.processEnvironment.workingFolder
        let isFolder = names.enumerated().map { position, name in
            position == 0 || FileKind(of: workingFolder.resolving(name).resolvingSymlinksInPath()) == .folder
        }
        let folders = try zip(names, isFolder).filter(\.1).map { try ClassFolder($0.0, from: workingFolder) }
        let others = zip(names, isFolder).filter { !$0.1 }.map(\.0)
        let chosen = others.isEmpty ? course.exercises : try course.exercises(named: others)
        let exercises = course.exercises.filter(Set(chosen).contains)
        guard !exercises.isEmpty else { throw Failure.cannotWork("there are no exercises to grade") }
        return (folders, exercises)
    }

    // MARK: Merging

    private func merged(
        for course: Course, into results: ResultsFolder, _ context: CommandContext
    ) throws -> ClassRecord {
        let folders = names.map { ResultsFolder($0, from: context.processEnvironment.workingFolder) }
        let merge = try ClassMerge(try folders.map { ($0.display, try $0.results()) }, isPartial: partial)
        context.report(merge.missing)
        var merged = merge.record
        let adjustments = try results.adjustments(of: course, students: merged.students.map(\.name))
        for index in merged.students.indices { merged.students[index].adjust(adjustments) }
        return merged
    }
}

extension LearningPlatform: ExpressibleByArgument {}
