import Foundation
import LessonModel
import LessonRendering

/// A folder in which each entry is a student's.
struct ClassFolder {
    let url: URL
    /// The path that messages show.
    let display: String

    init(_ path: String, from workingFolder: URL) throws {
        url = workingFolder.resolving(path)
        display = url.path(from: workingFolder)
        guard FileKind(of: url.resolvingSymlinksInPath()) == .folder else {
            throw Failure.cannotWork(
                "there is no folder '\(path)'", remedy: "name the folder in which each student has a folder")
        }
    }

    /// The students, in the order of their names, and warnings about what belongs to none.
    /// - Parameter output: the folder of the results, which may lie here too.
    func students(of course: Course, output: URL) throws -> (students: [StudentSource], strays: [Diagnostic]) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))) ?? []
        var students: [StudentSource] = []
        var strays: [Diagnostic] = []
        let sorted = names.sorted(by: StudentName.precedes).filter { name in
            let isOutput = url.appending(path: name).standardizedFileURL.path == output.standardizedFileURL.path
            return !Self.ignores(name) && !isOutput
        }
        let persons = sorted.map { DownloadName($0)?.person }
        let downloads = Dictionary(grouping: sorted.indices) { persons[$0] }
        for (index, name) in sorted.enumerated() {
            let person = persons[index]
            let own = person == nil ? [] : (downloads[person] ?? []).map { sorted[$0] }
            if let first = own.first, first != name { continue }
            let position = UnnamableEntry.position(of: index, in: sorted)
            if let student = student(name, position: position, with: own, of: person) {
                students.append(student)
            } else {
                strays.append(
                    Diagnostic(
                        .warning, at: nil, "\(display)/\(name) belongs to no student",
                        remedy:
                            "a student is a folder, a .zip or .tar.gz, or a file that 'attend hand-in' has written"))
            }
        }
        let chapters = Set(course.chapters.flatMap { [$0.id] + $0.frontMatter.formerly } + [Submission.answersFolder])
        if !students.isEmpty, students.allSatisfy({ $0.kind == .folder && chapters.contains($0.name) }) {
            throw Failure.cannotWork(
                "\(display) holds one student's answers, not a class",
                remedy: "name the folder around it, in which each student has a folder; "
                    + "'attend check --answers' checks the answers of one")
        }
        guard !students.isEmpty else {
            throw Failure.cannotWork(
                "there are no students in \(display)",
                remedy: "each student is a folder in it, a .zip or .tar.gz, or a file that 'attend hand-in' has written"
            )
        }
        return (students, strays)
    }

    /// The student to whom an entry belongs.
    /// - Parameters:
    ///   - position: among entries that are listed alike, counted from 0.
    ///   - own: all entries that a platform has given out for the same person.
    ///   - person: as the platform names it; nil for an entry of no platform.
    private func student(
        _ name: String, position: Int, with own: [String], of person: DownloadName.Person?
    ) -> StudentSource? {
        // What somebody has sent as several files is together what was handed in.
        if let person, own.count > 1 { return StudentSource(own, of: person, in: url, display: display) }
        guard var student = StudentSource(url.appending(path: name), position: position, display: display + "/" + name)
        else { return nil }
        guard let person else { return student }
        if student.isOneAnswer { return StudentSource(own, of: person, in: url, display: display) }
        student.name = person.name
        student.number = person.number
        return student
    }

    /// All students of several folders, in the order of their names; of several with the same, all but the first get a number.
    static func students(
        in folders: [ClassFolder], of course: Course, output: URL
    ) throws -> (students: [StudentSource], strays: [Diagnostic]) {
        var students: [StudentSource] = []
        var strays: [Diagnostic] = []
        for folder in folders {
            let found = try folder.students(of: course, output: output)
            students += found.students
            strays += found.strays
        }
        return (numbered(students.sorted(by: precedes)), strays)
    }

    private static func precedes(_ first: StudentSource, _ second: StudentSource) -> Bool {
        first.name == second.name
            ? (first.shown.utf8.count, first.shown) < (second.shown.utf8.count, second.shown)
            : StudentName.precedes(first.name, second.name)
    }

    /// Names that are written with other bytes may be the same, `Å` for one, and files whose names differ in capitals only may
    /// be the same file.
    private static func numbered(_ students: [StudentSource]) -> [StudentSource] {
        var names = Set(students.map { $0.name.lowercased() })
        var first: [String: StudentSource] = [:]
        return students.map { student in
            guard let namesake = first[student.name.lowercased()] else {
                first[student.name.lowercased()] = student
                return student
            }
            var student = student
            let name = student.name
            let others = (2...students.count + 2).map { String($0) }
            let numbers = (student.number.map { [$0.number] } ?? []) + others
            student.name = numbers.map { "\(name) (\($0))" }.first { !names.contains($0.lowercased()) } ?? name
            names.insert(student.name.lowercased())
            student.namesake = Diagnostic(
                .warning, at: nil,
                "two are called '\(name)': \(namesake.shown), and \(student.shown), which is graded as '\(student.name)'",
                remedy: "rename or remove one of them")
            return student
        }.sorted { StudentName.precedes($0.name, $1.name) }
    }

    /// Whether an entry of a folder or archive is no student's work: hidden, kept aside, or put there by a packing program.
    static func ignores(_ name: String) -> Bool { AnswerFiles.isKeptAside(name) || name == "__MACOSX" }
}
