import LessonModel
import StepTrace
import Testing

@testable import LessonRunner

/// Diagnostics are decoded as they were encoded, or not at all.
@Suite struct DiagnosticCoderTests {
    private let diagnostic = Diagnostic(
        at: FileLocation(file: "answers/a.swift", line: 3, column: 5), "Index out of range",
        excerpt: Diagnostic.Excerpt(line: "    a[2]", length: 4), remedy: "look at the count",
        notes: [
            Diagnostic(.note, at: FileLocation(file: "lessons/m.md", line: 9, column: 1), "called from here"),
            Diagnostic(.note, at: nil, "nowhere", notes: [Diagnostic(.note, at: nil, "deeper")]),
        ])

    @Test func comesBackWhole() throws {
        for ending in [Observation.Ending.trapped(diagnostic), .doesNotCompile([diagnostic, diagnostic])] {
            let observation = Observation(checks: [], ending: ending)
            #expect(Observation(try #require(observation.json)) == observation)
        }
    }

    @Test func aNoteThatCannotBeReadMakesAllOfItUnreadable() throws {
        let json = try #require(Observation(checks: [], ending: .trapped(diagnostic)).json)
        var bytes: [UInt8] = []
        json.write(to: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        for damage in [("\"message\":\"deeper\"", "\"massage\":\"deeper\""), ("\"column\":1", "\"column\":null")] {
            let damaged = text.replacing(damage.0, with: damage.1)
            #expect(damaged != text, "\(text)")
            #expect(Observation(try #require(JSONValue(reading: damaged))) == nil)
        }
    }

    @Test func aPlaceOutsideOfTheChapterIsNotKept() throws {
        var lesson = Lesson()
        lesson.cell("let a = 1")
        let coder = DiagnosticCoder.ofPieces(PieceLines(lesson.plan))
        #expect(coder.json(diagnostic) == nil)
        let note = Diagnostic(.note, at: FileLocation(file: Lesson.file, line: 4, column: 2), "here")
        let inside = Diagnostic(at: FileLocation(file: Lesson.file, line: 4, column: 1), "there", notes: [note])
        #expect(coder.diagnostic(try #require(coder.json(inside))) == inside)
    }
}
