import Foundation
import LessonModel
import LessonReader
import LessonRendering

/// The teacher's `adjust.csv` in the folder of the results: student, exercise, points, remark.
struct AdjustmentFile {
    static let name = "adjust.csv"
    private static let columns = ["student", "exercise", "points", "remark"]

    let course: Course
    /// Names of all students of the class.
    let students: Set<String>
    /// The file as messages name it.
    let display: String

    /// Reads the file; throws everything that is wrong in it, since it is to win over the machine.
    func read(_ data: Data) throws -> [Adjustment] {
        guard let text = Self.text(data) else {
            throw Failure.cannotWork(
                "\(display) is not UTF-8 text", remedy: "save it as UTF-8; spreadsheets call that 'CSV UTF-8'")
        }
        let rows = CSVText.rows(text)
        guard let head = rows.first else { return [] }
        let names = head.cells.map { $0.lowercased().trimmingCharacters(in: .whitespaces) }
        let positions = Self.columns.map { names.firstIndex(of: $0) }
        guard let student = positions[0], let exercise = positions[1], positions[2] != nil || positions[3] != nil else {
            throw Failure.cannotWork([
                fault(head, "the first line names no columns", "begin it with: \(Self.columns.joined(separator: ","))")
            ])
        }
        var adjustments: [Adjustment] = []
        var faults: [Diagnostic] = []
        var lines: [String: Int] = [:]
        for row in rows.dropFirst() {
            func cell(_ position: Int?) -> String {
                position.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }?
                    .trimmingCharacters(in: .whitespaces) ?? ""
            }
            do throws(Fault) {
                let exercise = try self.exercise(cell(exercise), row)
                let adjustment = Adjustment(
                    student: try self.student(cell(student), row), exercise: exercise.path,
                    points: try points(cell(positions[2]), of: exercise, row), remark: cell(positions[3]))
                guard adjustment.points != nil || !adjustment.remark.isEmpty else {
                    throw Fault(
                        diagnostic: fault(
                            row, "this row has neither points nor a remark", "write one, or remove the row"))
                }
                if let line = lines.updateValue(row.line, forKey: "\(adjustment.student)\n\(exercise.path)") {
                    throw Fault(
                        diagnostic: fault(
                            row, "\(exercise.label) of '\(adjustment.student)' is in line \(line) already",
                            "leave one of them"))
                }
                adjustments.append(adjustment)
            } catch {
                faults.append(error.diagnostic)
            }
        }
        guard faults.isEmpty else { throw Failure.cannotWork(faults) }
        return adjustments
    }

    /// UTF-8, or UTF-16, as spreadsheets write it as "Unicode text".
    private static func text(_ data: Data) -> String? {
        TextEncoding.textOfUTF16(Array(data)) ?? String(validating: data, as: UTF8.self)
    }

    private struct Fault: Error {
        var diagnostic: Diagnostic
    }

    private func student(_ name: String, _ row: CSVText.Row) throws(Fault) -> String {
        if students.contains(name) { return name }
        // A cell copied from `grades.csv`, where an apostrophe keeps names from being formulas.
        if name.hasPrefix("'"), students.contains(String(name.dropFirst())) { return String(name.dropFirst()) }
        if let person = DownloadName(name)?.person, students.contains(person.name) { return person.name }
        throw Fault(
            diagnostic: fault(
                row, "there is no student '\(name)'",
                Suggestion.question(for: name, among: students) ?? "students are called as their folders are"))
    }

    private func exercise(_ name: String, _ row: CSVText.Row) throws(Fault) -> Exercise {
        do {
            return try course.exercise(named: name)
        } catch {
            throw Fault(diagnostic: fault(row, error.message, nil))
        }
    }

    /// More than the exercise's own points are meant only with an exclamation mark after them.
    private func points(_ text: String, of exercise: Exercise, _ row: CSVText.Row) throws(Fault) -> Double? {
        if text.isEmpty { return nil }
        let isMeant = text.hasSuffix("!")
        let number = isMeant ? String(text.dropLast()) : text
        guard let points = Double(number.replacing(",", with: ".")), points >= 0, points.isFinite else {
            throw Fault(diagnostic: fault(row, "'\(text)' is no number of points", "write a number from 0 up"))
        }
        guard points <= exercise.points || isMeant else {
            let most = CSVText.number(exercise.points)
            throw Fault(
                diagnostic: fault(
                    row, "\(number) points are more than the \(most) of \(exercise.label)",
                    "write \(most) or less; '\(number)!' gives more than that"))
        }
        return points
    }

    private func fault(_ row: CSVText.Row, _ message: String, _ remedy: String?) -> Diagnostic {
        Diagnostic(at: FileLocation(file: display, line: row.line, column: 1), message, remedy: remedy)
    }
}
