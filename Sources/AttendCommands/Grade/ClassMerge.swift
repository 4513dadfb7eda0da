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
        let students = parts.flatMap { part in part.record.students.map { (folder: part.folder, student: $0) } }
        let sorted = try students.sorted(byNames: \.student.name) { first, second in
            Diagnostic(
                at: nil, "the student '\(first.student.name)' is in \(first.folder) and in \(second.folder)",
                remedy: "name each part once")
        }
        var merged = record
        merged.confined = parts.allSatisfy(\.record.confined)
        merged.students = sorted.map(\.student)
        merged.count()
        self.record = merged
    }
}
