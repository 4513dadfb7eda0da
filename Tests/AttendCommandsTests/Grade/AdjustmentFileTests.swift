import Foundation
import LessonModel
import LessonRendering
import Testing

@testable import AttendCommands

@Suite struct AdjustmentFileTests {
    private func read(_ text: String) throws -> [Adjustment] { try read(Data(text.utf8)) }

    private func read(_ data: Data) throws -> [Adjustment] {
        let course = StudentSourceTests.course(points: 2)
        return try AdjustmentFile(course: course, students: ["Ada", "=cmd"], display: "grades/adjust.csv")
            .read(data)
    }

    @Test func pointsAndRemarksInAnyColumn() throws {
        let expected = [
            Adjustment(student: "Ada", exercise: "01-first/shares", points: 1.5, remark: "good, \"but\" late"),
            Adjustment(student: "=cmd", exercise: "01-first/shares", points: nil, remark: "see me"),
        ]
        let wide =
            "\u{FEFF}student\texercise\tpoints\tremark\nAda\t1.1\t1,5\t\"good, \"\"but\"\" late\"\n=cmd\t1.1\t\tsee me\n"
        #expect(try read(try #require(wide.data(using: .utf16LittleEndian))) == expected)
        #expect(
            try read(
                "student,exercise,points,remark\r\nAda,1.1,1.5,\"good, \"\"but\"\" late\"\r\n'=cmd,shares,,see me\r\n")
                == expected)
        #expect(
            try read(
                "\u{FEFF}remark;points;exercise;student\n\"good, \"\"but\"\" late\";1,5;01-first/shares;Ada\n\n"
                    + "see me;;shares;=cmd") == expected)
        #expect(try read("") == [])
    }

    @Test func slipsAreTold() throws {
        let failure = #expect(throws: Failure.self) {
            try read("student,exercise,points,remark\nAda,1.1,5,\nAda,1.1,1,\nAda,shares,2,\n=cmd,1.1,,\n")
        }
        #expect(
            DiagnosticText().text(try #require(failure).diagnostics) == """
                grades/adjust.csv:2:1: error: 5 points are more than the 2 of 1.1
                help: write 2 or less; '5!' gives more than that

                grades/adjust.csv:4:1: error: 1.1 of 'Ada' is in line 3 already
                help: leave one of them

                grades/adjust.csv:5:1: error: this row has neither points nor a remark
                help: write one, or remove the row

                """)
        #expect(try read("student,exercise,points\nAda,1.1,5!\n").map(\.points) == [5])
        let latin = #expect(throws: Failure.self) {
            try read(Data("student,exercise,points\nZo\u{EB},1.1,1\n".unicodeScalars.map { UInt8($0.value) }))
        }
        #expect(
            DiagnosticText().text(try #require(latin).diagnostics) == """
                error: grades/adjust.csv is not UTF-8 text
                help: save it as UTF-8; spreadsheets call that 'CSV UTF-8'

                """)
    }

    @Test func everythingWrongIsTold() throws {
        let failure = #expect(throws: Failure.self) {
            try read("student,exercise,points\nAda,1.1,many\nAdda,1.1,1\nAda,1.7,-1\n")
        }
        #expect(
            DiagnosticText().text(try #require(failure).diagnostics) == """
                grades/adjust.csv:2:1: error: 'many' is no number of points
                help: write a number from 0 up

                grades/adjust.csv:3:1: error: there is no student 'Adda'
                help: did you mean 'Ada'?

                grades/adjust.csv:4:1: error: no exercise is called '1.7'; chapter 1 has 1.1

                """)
        let columns = #expect(throws: Failure.self) { try read("Ada,1.1,2\n") }
        #expect(
            DiagnosticText().text(try #require(columns).diagnostics) == """
                grades/adjust.csv:1:1: error: the first line names no columns
                help: begin it with: student,exercise,points,remark

                """)
    }
}
