import LessonModel
import LessonRendering
import Testing

@testable import AttendCommands

@Suite struct ClassMergeTests {
    /// The results of a part, in a folder of its name, without students.
    private func part(_ number: Int, of count: Int, in folder: String? = nil, class folders: String = "class") -> (
        folder: String, record: ClassRecord
    ) {
        (
            folder ?? "part-\(number)",
            ClassRecord(
                Course(title: "T", folder: "lessons", chapters: []), version: "1", confined: true, folders: [folders],
                shard: .init(number: number, of: count), exercises: [], students: [])
        )
    }

    private func text(_ parts: [(folder: String, record: ClassRecord)]) throws -> String {
        let failure = #expect(throws: Failure.self) { try ClassMerge(parts) }
        return DiagnosticText().text(try #require(failure).diagnostics)
    }

    @Test func allPartsMakeTheWhole() throws {
        let merge = try ClassMerge([part(2, of: 2), part(1, of: 2)])
        #expect(merge.missing.isEmpty && merge.record.shard == nil && merge.record.folders == ["class"])
        let two = try ClassMerge([part(1, of: 1, class: "monday"), part(1, of: 1, in: "p", class: "friday")])
        #expect(two.record.folders == ["monday", "friday"])
    }

    @Test func aPartThatIsMissing() throws {
        #expect(
            try text([part(1, of: 3), part(3, of: 3)]) == """
                error: part 2 of 3 is missing
                help: 'attend grade class --shard 2/3 -o DIR' grades it; --partial joins what is there

                """)
        #expect(
            try ClassMerge([part(4, of: 4)], isPartial: true).missing.map { DiagnosticText().text($0) } == [
                """
                warning: parts 1, 2, 3 of 4 are missing
                help: 'attend grade class --shard 1/4 -o DIR' grades it

                """
            ])
    }

    @Test func aPartThatIsThereTwice() throws {
        #expect(
            try text([part(1, of: 2), part(2, of: 2), part(1, of: 2, in: "again")]) == """
                error: part-1 and again are both part 1 of 2
                help: name each part once

                """)
        #expect(
            try text([part(1, of: 2), part(2, of: 3)]) == """
                error: part-1 is one of 2 parts, and part-2 one of 3
                help: grade all parts with the same number after the stroke of --shard

                """)
    }
}
