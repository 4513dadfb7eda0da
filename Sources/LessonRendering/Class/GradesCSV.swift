import LessonModel

/// The table `grades.csv`: a line for each student, two columns for each exercise.
///
/// It begins with a byte order mark, by which spreadsheets know that it is UTF-8.
package enum GradesCSV {
    package static func text(_ record: ClassRecord) -> String {
        let head = record.exercises.flatMap { [$0.path, "\($0.path) status"] }
        let rows = record.students.map { student in
            [CSVText.neutralised(student.name)]
                + student.exercises.indices.flatMap { position in
                    let exercise = student.exercises[position]
                    let status = exercise.isAdjusted ? "adjusted" : student.countedStatus(at: position)
                    return [CSVText.number(exercise.points), status]
                }
                + [CSVText.number(student.points), CSVText.number(student.of), student.status.rawValue]
        }
        return "\u{FEFF}"
            + CSVText.text([["student"] + head.map(CSVText.neutralised) + ["points", "of", "status"]] + rows)
    }
}
