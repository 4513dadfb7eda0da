import LessonModel

/// The table `grades.csv`: a line for each student, two columns for each exercise.
package enum GradesCSV {
    package static func text(_ record: ClassRecord) -> String {
        let head = record.exercises.flatMap { [$0.path, "\($0.path) status"] }
        let rows = record.students.map { student in
            [CSVText.neutralised(student.name)]
                + student.exercises.flatMap { [CSVText.number($0.points), $0.verdict.status] }
                + [CSVText.number(student.points), CSVText.number(student.of)]
        }
        return CSVText.text([["student"] + head.map(CSVText.neutralised) + ["points", "of"]] + rows)
    }
}
