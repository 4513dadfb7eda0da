import Foundation
import LessonModel
import LessonRendering

/// The folder of a class's results: its tables, its page, a page for each student, and what the teacher adds.
struct ResultsFolder {
    let url: URL
    /// The path that messages show.
    let display: String

    static let record = "results.json"

    init(_ path: String, from workingFolder: URL) {
        url = workingFolder.resolving(path)
        display = url.path(from: workingFolder)
    }

    /// The teacher's adjustments; none without the file.
    func adjustments(of course: Course, students: [String]) throws -> [Adjustment] {
        guard let data = contents(AdjustmentFile.name) else { return [] }
        let file = AdjustmentFile(course: course, students: Set(students), display: "\(display)/\(AdjustmentFile.name)")
        return try file.read(data)
    }

    /// Throws where the results of other exercises or of another part are here, which would be lost.
    /// - Parameters:
    ///   - exercises: those of which results are to be written.
    ///   - course: what is no longer in it is not missed.
    func requireNothingIsLost(by exercises: [Exercise], _ shard: ClassRecord.Part?, of course: Course) throws {
        guard let last = try? results() else { return }
        let remedy = "name another folder with -o; or remove \(display)/\(Self.record) to begin again in this one"
        let paths = Set(course.exercises.map(\.path))
        let there = last.exercises.map(\.path).filter(paths.contains)
        let kept = Set(exercises.map(\.path))
        let lost = there.filter { !kept.contains($0) }
        if !lost.isEmpty {
            throw Failure.cannotWork(
                "\(display) holds results of \(there.count) exercises, and \(lost.count) of them would be lost: "
                    + lost.prefix(5).joined(separator: ", ") + (lost.count > 5 ? ", …" : ""),
                remedy: remedy)
        }
        if let shard, last.shard != shard {
            let what = last.shard.map { "part \($0.number) of \($0.count)" } ?? "the whole class"
            throw Failure.cannotWork(
                "\(display) holds the results of \(what), which would be lost",
                remedy: "name another folder for each part with -o")
        }
    }

    /// The results that a run has written here.
    func results() throws -> ClassRecord {
        let name = "\(display)/\(Self.record)"
        guard let data = contents(Self.record) else {
            throw Failure.cannotWork(
                "there is no \(name)", remedy: "name the folder that 'attend grade -o' has written into")
        }
        let record: ClassRecord
        do {
            record = try ClassRecord(reading: data)
        } catch {
            throw Failure.cannotWork(
                "\(name) cannot be read as \(ClassRecord.format)", remedy: "grade that part again with this attend")
        }
        // Pages are named after students.
        if let student = record.students.first(where: { !StudentSource.isName($0.name) }) {
            throw Failure.cannotWork(
                "\(name) has a student called '\(student.name)', which is no name of a folder",
                remedy: "somebody has changed it: grade that part again")
        }
        return record
    }

    /// Writes all files; what has not changed is not written again.
    /// - Returns: what there is to say of them.
    func write(_ record: ClassRecord, for platforms: [LearningPlatform], words: Words) throws -> [CommandPhrase] {
        var files: [(name: String, text: String)] = [
            ("grades.csv", GradesCSV.text(record)), ("class.html", ClassHTML(record, words: words).page),
            (Self.record, try record.text()),
        ]
        for platform in platforms { files += try platform.files(record, words: words) }
        removePages(ofStudentsNotIn: record)
        for file in files { try write(file.text, to: file.name) }
        for student in record.students {
            let page = "feedback/\(student.pageName)"
            try write(FeedbackHTML(student, of: record, words: words).page, to: page + ".html")
            try write(FeedbackMarkdown(student, of: record, words: words).text, to: page + ".md")
        }
        let listed = files.map(\.name).filter { !$0.contains("/") }.map { CommandPhrase.wroteFile("\(display)/\($0)") }
        let folders = Set(files.map(\.name).compactMap { $0.split(separator: "/").dropLast().first.map(String.init) })
        return listed + [.wrotePages(record.students.count, in: "\(display)/feedback")]
            + folders.sorted().map { .wroteResultFiles(record.students.count, in: "\(display)/\($0)") }
    }

    /// Removes the pages of students who are in the results of the last run and no longer in the class.
    ///
    /// Whatever else is in the folder is the teacher's.
    private func removePages(ofStudentsNotIn record: ClassRecord) {
        guard let last = try? results() else { return }
        let names = Set(record.students.map(\.pageName))
        for name in last.students.map(\.pageName) where !names.contains(name) {
            let pages = ["feedback/\(name).html", "feedback/\(name).md"] + LearningPlatform.pages(of: name)
            for page in pages { try? FileManager.default.removeItem(at: url.appending(path: page)) }
        }
    }

    private func contents(_ name: String) -> Data? {
        FileManager.default.contents(atPath: url.appending(path: name).path(percentEncoded: false))
    }

    private func write(_ text: String, to name: String) throws {
        let data = Data(text.utf8)
        if contents(name) == data { return }
        let file = url.appending(path: name)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file, options: .atomic)
        } catch {
            throw Failure.cannotWork(
                "\(display)/\(name) cannot be written: \(error.localizedDescription)",
                remedy: "name another folder with -o")
        }
    }
}
