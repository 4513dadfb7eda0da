import LessonModel
import StepTrace
import TestSupport
import Testing

@testable import LessonRendering

/// What served pages say of answers and of changed cells comes from the tables.
@Suite struct LiveWordsTests {
    @Test func verdicts() {
        let exercise = ForeignChapter.chapter.exercises[0]
        let place = FileLocation(file: "1", line: 1, column: 1)
        for status in Verdict.Status.allCases {
            for isKnown in [false, true] {
                var verdict = Verdict(
                    id: "一", chapter: "1", kind: .code, status: status, points: 1, maximumPoints: 2,
                    message: isKnown ? "话" : "", isKnownMistake: isKnown, file: "1")
                verdict.divergence = Divergence(
                    probe: "值", step: "步",
                    difference: .entry(row: 0, column: 1, expected: 1, actual: 2, largest: 1, agreeing: 1, of: 2),
                    agreeing: ["甲"],
                    values: .init(
                        expected: Grid(rows: 1, columns: 2, values: [1, 1]),
                        actual: Grid(rows: 1, columns: 2, values: [1, 2]), differing: [1]))
                verdict.asked = CheckedExpression(text: "1", variables: [.init(name: "乙", value: .text("2"))])
                verdict.output = PrintedExcerpt(head: "话\n", omittedLines: 2, tail: "话\n")
                verdict.withSolutions = ["1.1"]
                verdict.remarks = [.choice(0, correct: true, because: []), .entry(row: 0, column: 0, isBlank: true)]
                if isKnown {
                    verdict.diagnostics = [
                        Diagnostic(at: place, "错", excerpt: .init(line: "1 + 1"), remedy: "改"),
                        Diagnostic(.warning, at: nil, "警", notes: [Diagnostic(.note, at: place, "注")]),
                    ]
                }
                var entry = CheckReport.Entry(exercise: exercise, verdict: verdict)
                entry.wasPassed = isKnown
                expectForeign(VerdictHTML(entry, words: .foreign).html)
            }
        }
    }

    @Test func changes() {
        let statuses = CellStatus.allCases.map { ChangePhrase.ends($0) }
        let kinds: [OutputPairs.Kind] = [.printed, .text, .matrix, .trace, .plot]
        var phrases = statuses + [.runs, .failsAsMeant, .otherMessages, .variesAnyway, .noOutput]
        for caption in [nil, "甲"] {
            phrases += [
                .value(caption: caption, old: "1", new: "2"),
                .numbers(caption: caption, differing: 1, of: 2, largest: "3"),
                .numbers(caption: caption, differing: 2, of: 2, largest: nil),
                .shape(caption: caption, old: "1 × 2", new: "2 × 2"), .labels(caption: caption),
                .plot(caption: caption), .trace(caption: caption), .caption(old: caption, new: "乙"),
                .caption(old: "乙", new: caption), .line(1, old: caption, new: "乙"), .line(1, old: "乙", new: caption),
            ]
            phrases += kinds.flatMap { [.added($0, caption: caption), .removed($0, caption: caption)] }
        }
        phrases += [
            .step("步", entry: "1", old: "1", new: "2"), .stepShape("步", old: "1", new: "2"), .stepAdded("步"),
            .stepRemoved("步"),
        ]
        for phrase in phrases {
            for more in 0...2 {
                expectForeign(ChangeText(words: .foreign).sentence(phrase, more: more))
                let english = ChangeText(words: .english).sentence(phrase, more: more)
                #expect(english.hasSuffix(".") && english.first?.isLowercase != true)
            }
        }
    }

    private func expectForeign(_ html: String, _ location: SourceLocation = #_sourceLocation) {
        // A page has words for its script; what is served beside it has none.
        let found = LatinWords(inPage: html + "<script id=\"Words\">{}</script>").found
        #expect(found == [], sourceLocation: location)
    }
}
