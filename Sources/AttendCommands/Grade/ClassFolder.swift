import Foundation
import LessonModel

/// A folder in which each entry is a student's.
struct ClassFolder {
    let url: URL
    /// The path that messages show.
    let display: String

    init(_ path: String, from workingFolder: URL) throws {
        url = workingFolder.resolving(path)
        display = CourseFolder.display(url, from: workingFolder)
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
        for name in names.sorted(by: precedes) where !Self.ignores(name) {
            let entry = url.appending(path: name)
            if entry.standardizedFileURL.path == output.standardizedFileURL.path { continue }
            if let student = StudentSource(entry, display: display + "/" + name) {
                students.append(student)
            } else {
                let isLink = FileKind(of: entry) == .link
                strays.append(
                    Diagnostic(
                        .warning, at: nil, "\(display)/\(name) belongs to no student",
                        remedy: isLink
                            ? "it is a link: put the folder itself here"
                            : "a student is a folder, a .zip or .tar.gz, or a file that 'attend hand-in' has written"))
            }
        }
        let chapters = Set(course.chapters.map(\.id) + [Submission.answersFolder])
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

    /// All students of several folders, in the order of their names; no two may have the same.
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
        students = try students.sorted(byNames: \.name) { first, second in
            Diagnostic(
                at: nil, "two students are called '\(first.name)': \(first.display) and \(second.display)",
                remedy: "rename or remove one of them")
        }
        return (students, strays)
    }

    /// Whether an entry of a folder or archive is no student's work: hidden, kept aside, or put there by a packing program.
    static func ignores(_ name: String) -> Bool { AnswerFolder.isKeptAside(name) || name == "__MACOSX" }
}

extension Array {
    /// In the order of students' names; two of the same name are an error.
    func sorted(byNames name: (Element) -> String, twice: (Element, Element) -> Diagnostic) throws -> [Element] {
        let sorted = sorted { precedes(name($0), name($1)) }
        // Names that are written with other bytes may be the same, `Å` for one, and are not beside each other then.
        var seen: [String: Element] = [:]
        let same = sorted.compactMap { element in
            seen.updateValue(element, forKey: name(element)).map { twice($0, element) }
        }
        guard same.isEmpty else { throw Failure.cannotWork(same) }
        return sorted
    }
}

/// The order of students' names: by their bytes, which is the same on every machine.
private func precedes(_ first: String, _ second: String) -> Bool { first.utf8.lexicographicallyPrecedes(second.utf8) }
