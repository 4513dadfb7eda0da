import Foundation

/// The class benchmark: Attend grades a class, nbgrader a part of one with as many exercises.
struct ClassBenchmark {
    var attend: URL
    /// The course.
    var lessons: URL
    var students: Int
    var nbgraderStudents: Int

    func run(progress: (String) -> Void) throws -> ClassReport {
        let temporary = try BenchmarkFolder()
        defer { temporary.remove() }
        let folder = temporary.url
        let whole = try BenchmarkClass(lessons: lessons, students: students)
        let folders = folder.appending(path: "class")
        try whole.write(into: folders)
        var report = ClassReport(
            students: students, exercises: whole.exercises.count, nbgraderStudents: nbgraderStudents)
        progress("building the kernel, if it is not there yet")
        _ = try grade(folders, in: folder, "0-kernel", among: ["--shard", "1/\(students)"])
        try? FileManager.default.removeItem(at: folder.appending(path: "cache/attend/observations"))
        progress("grading \(whole.submissions) answers of \(students) students")
        report.rows.append(row("cold", try grade(folders, in: folder, "1-cold"), of: whole))
        progress("grading them again")
        report.rows.append(row("unchanged", try grade(folders, in: folder, "2-again"), of: whole))
        let first = whole.exercises[0]
        let answer = folders.appending(path: "student-000/\(first.chapter)/\(first.id).swift")
        try (String(contentsOf: answer, encoding: .utf8) + "// changed\n").write(
            to: answer, atomically: true, encoding: .utf8)
        progress("grading one changed answer")
        report.rows.append(row("one answer changed", try grade(folders, in: folder, "3-changed"), of: whole))
        progress("nbgrader grades \(nbgraderStudents) students")
        report.nbgrader = try NbgraderClass(folder: folder.appending(path: "nbgrader")).timesASubmission(
            students: nbgraderStudents, exercises: whole.exercises.count, progress)
        return report
    }

    private func row(_ scenario: String, _ run: TimedRun, of whole: BenchmarkClass) -> ClassReport.Row {
        ClassReport.Row(
            scenario: scenario, seconds: run.seconds, secondsASubmission: run.seconds / Double(whole.submissions),
            processorSecondsASubmission: run.processorSeconds / Double(whole.submissions),
            peakMemory: run.peakMemory, treePeak: run.treePeak)
    }

    private func grade(_ students: URL, in folder: URL, _ name: String, among options: [String] = []) throws -> TimedRun
    {
        try AttendTool(folder: folder, attend: attend).run(
            ["grade", students.path, "--course", lessons.path, "-o", name, "--unconfined"] + options,
            watchesMemory: true)
    }
}
