import LessonModel
import LessonRendering

/// The results of a class from those of its parts, as one run would have made them.
struct ClassMerge {
    let record: ClassRecord
    /// Warnings about parts that are missing.
    let missing: [Diagnostic]

    typealias Part = (folder: String, record: ClassRecord)

    /// - Parameters:
    ///   - parts: each with the folder that it is from.
    ///   - isPartial: whether parts may be missing.
    init(_ parts: [Part], isPartial: Bool = false) throws {
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
        missing = try Self.requireAll(parts, isPartial: isPartial)
        let students = parts.flatMap { part in part.record.students.map { (folder: part.folder, student: $0) } }
        var seen: [String: String] = [:]
        let twice = students.compactMap { part in
            seen.updateValue(part.folder, forKey: part.student.name).map { folder in
                Diagnostic(
                    at: nil, "the student '\(part.student.name)' is in \(folder) and in \(part.folder)",
                    remedy: "name each part once")
            }
        }
        guard twice.isEmpty else { throw Failure.cannotWork(twice) }
        var merged = record
        merged.confined = parts.allSatisfy(\.record.confined)
        merged.shard = nil
        merged.folders = parts.flatMap(\.record.folders).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        merged.students = students.map(\.student).sorted { StudentName.precedes($0.name, $1.name) }
        merged.count()
        self.record = merged
    }

    /// Throws where the parts of a class are not all there, each once.
    /// - Returns: warnings about those that may be missing.
    private static func requireAll(_ parts: [Part], isPartial: Bool) throws -> [Diagnostic] {
        var faults: [Diagnostic] = []
        var warnings: [Diagnostic] = []
        for (folders, results) in Dictionary(grouping: parts, by: \.record.folders).sorted(by: {
            $0.value[0].folder < $1.value[0].folder
        }) {
            let shards = results.compactMap { result in result.record.shard.map { (folder: result.folder, shard: $0) } }
            guard let (first, whole) = shards.first else { continue }
            if let other = shards.first(where: { $0.shard.count != whole.count }) {
                faults.append(
                    Diagnostic(
                        at: nil,
                        "\(first) is one of \(whole.count) parts, and \(other.folder) one of \(other.shard.count)",
                        remedy: "grade all parts with the same number after the stroke of --shard"))
                continue
            }
            var seen: [Int: String] = [:]
            for (folder, shard) in shards {
                guard let earlier = seen.updateValue(folder, forKey: shard.number) else { continue }
                faults.append(
                    Diagnostic(
                        at: nil, "\(earlier) and \(folder) are both part \(shard.number) of \(whole.count)",
                        remedy: "name each part once"))
            }
            let missing = (1...whole.count).filter { seen[$0] == nil }
            guard !missing.isEmpty else { continue }
            let numbers = missing.map(String.init).joined(separator: ", ")
            let fault = Diagnostic(
                at: nil,
                (missing.count == 1 ? "part \(numbers) of \(whole.count) is" : "parts \(numbers) of \(whole.count) are")
                    + " missing",
                remedy: "'attend grade \(folders.joined(separator: " ")) --shard \(missing[0])/\(whole.count) -o DIR' "
                    + "grades it" + (isPartial ? "" : "; --partial joins what is there"))
            if isPartial { warnings.append(fault.asWarning) } else { faults.append(fault) }
        }
        guard faults.isEmpty else { throw Failure.cannotWork(faults) }
        return warnings
    }
}
