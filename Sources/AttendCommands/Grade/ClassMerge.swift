import LessonModel
import LessonRendering

/// The results of a class from those of its parts, as one run would have made them.
struct ClassMerge {
    let record: ClassRecord

    /// - Parameter parts: each with the folder that it is from.
    init(_ parts: [(folder: String, record: ClassRecord)]) throws {
        guard let (first, record) = parts.first else { throw Failure.cannotWork("there is nothing to join") }
        for (folder, part) in parts.dropFirst() {
            guard part.course == record.course else {
                throw Failure.cannotWork(
                    "\(first) and \(folder) are results of different versions of the course",
                    remedy: "grade one of them again")
            }
            guard part.exercises.map(\.path) == record.exercises.map(\.path) else {
                throw Failure.cannotWork(
                    "\(first) and \(folder) are results of different exercises", remedy: "grade the same in each part")
            }
        }
        let students = parts.flatMap { part in part.record.students.map { (part.folder, $0) } }
            .sorted { precedes($0.1.name, $1.1.name) }
        let twice = zip(students, students.dropFirst()).filter { $0.1.name == $1.1.name }
        guard twice.isEmpty else {
            throw Failure.cannotWork(
                twice.map { first, second in
                    Diagnostic(
                        at: nil, "the student '\(first.1.name)' is in \(first.0) and in \(second.0)",
                        remedy: "name each part once")
                })
        }
        var merged = record
        merged.confined = parts.allSatisfy(\.record.confined)
        merged.students = students.map(\.1)
        merged.count()
        self.record = merged
    }
}
