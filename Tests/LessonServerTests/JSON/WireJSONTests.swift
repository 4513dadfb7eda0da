import Foundation
import LessonRendering
import Testing

@testable import LessonServer

/// What travels between pages and the server.
@Suite struct WireJSONTests {
    private static func text(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.data(value), as: UTF8.self)
    }

    private static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try WireJSON.value(type, from: Data(text.utf8), words: { $0.english })
    }

    /// A value is written as expected, and read again as the same.
    private static func expect<Value: Codable & Equatable>(
        _ value: Value, is text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try Self.text(value) == text, sourceLocation: sourceLocation)
        #expect(try Self.value(Value.self, text) == value, sourceLocation: sourceLocation)
    }

    private static let verdict = VerdictState(
        status: "failed", tone: "bad", html: "<p>/</p>",
        marks: [VerdictState.Mark(line: 3, column: 5, length: 2, message: "m")],
        boxes: [VerdictState.Box(box: 2, isBlank: true)], points: 0.5, maximumPoints: 2, passed: false)
    private static let verdictText = """
        {"entries":[{"box":2,"isBlank":true}],"html":"<p>/</p>",\
        "marks":[{"column":5,"isWarning":false,"length":2,"line":3,"message":"m"}],"of":2,"passed":false,"points":0.5,\
        "stale":false,"status":"failed","tone":"bad"}
        """
    private static let job = Job(id: "7", subject: "try 04-scaling", state: .running, text: "runs")
    private static let jobText = #"{"id":"7","of":"try 04-scaling","state":"running","text":"runs"}"#

    @Test func answers() throws {
        let empty = AnswerState(isBegun: false, file: "a/b.yml", fault: "no YAML", hints: 0, everPassed: true)
        let emptyText =
            #"{"everPassed":true,"fault":"no YAML","file":"a/b.yml","hints":0,"isBegun":false,"verdict":null,"version":null}"#
        try Self.expect(empty, is: emptyText)
        let choices = AnswerState(
            content: .choices(["A", "C"]), version: "f00", isBegun: true, file: "a", hints: 1, everPassed: false,
            verdict: Self.verdict)
        try Self.expect(
            choices,
            is: """
                {"choices":["A","C"],"everPassed":false,"fault":null,"file":"a","hints":1,"isBegun":true,\
                "verdict":\(Self.verdictText),"version":"f00"}
                """)
        try Self.expect(AnswerContent.entries(["0.25", "", "1"]), is: #"{"entries":["0.25","","1"]}"#)
        try Self.expect(
            AnswerChange(exercise: "a/b", content: .code("x\n"), base: nil, force: true),
            is: #"{"base":null,"exercise":"a/b","force":true,"text":"x\n"}"#)
    }

    @Test func chapters() throws {
        let trial = TrialState(
            job: "9", isRunning: true,
            cells: [TrialState.CellResult(cell: 4, inside: "i", after: "a", change: nil, failed: false)],
            scratch: [TrialState.ScratchResult(section: "s", inside: "i", after: "a", failed: true)])
        let trialText = """
            {"cells":[{"after":"a","cell":4,"change":null,"failed":false,"inside":"i"}],"isRunning":true,"job":"9",\
            "message":null,"scratch":[{"after":"a","failed":true,"inside":"i","section":"s"}]}
            """
        try Self.expect(trial, is: trialText)
        try Self.expect(
            ChapterState(chapter: "c", page: "d", exercises: [:], jobs: [Self.job], trial: trial),
            is: """
                {"chapter":"c","exercises":{},"jobs":[\(Self.jobText)],"page":"d","problems":null,"trial":\(trialText)}
                """)
        let problems = ProblemList(count: 2, html: "h")
        try Self.expect(
            ChapterState(chapter: "c", page: "d", exercises: [:], problems: problems),
            is: #"{"chapter":"c","exercises":{},"jobs":[],"page":"d","problems":{"count":2,"html":"h"},"trial":null}"#)
        try Self.expect(
            TrialRequest(chapter: "c", cells: [3: "x"], scratch: ["s": "y"]),
            is: #"{"cells":{"3":"x"},"chapter":"c","scratch":{"s":"y"}}"#)
        #expect(
            try Self.value(TrialRequest.self, #"{"chapter":"c","cells":{},"else":[1]}"#) == TrialRequest(chapter: "c"))
    }

    @Test func events() throws {
        let answer = AnswerState(isBegun: false, file: "f", hints: 0, everPassed: false)
        let answerText =
            #"{"everPassed":false,"fault":null,"file":"f","hints":0,"isBegun":false,"verdict":null,"version":null}"#
        try Self.expect(
            LiveEvent.answer(exercise: "a/b", answer),
            is: #"{"answer":\#(answerText),"event":"answer","exercise":"a/b"}"#)
        try Self.expect(LiveEvent.job(Self.job), is: #"{"event":"job","job":\#(Self.jobText)}"#)
        try Self.expect(
            LiveEvent.verdict(exercise: "a/b", Self.verdict),
            is: #"{"event":"verdict","exercise":"a/b","verdict":\#(Self.verdictText)}"#)
        try Self.expect(LiveEvent.trial(chapter: "c", nil), is: #"{"chapter":"c","event":"trial","trial":null}"#)
        try Self.expect(LiveEvent.page(chapter: nil, digest: "d"), is: #"{"chapter":null,"event":"page","page":"d"}"#)
        try Self.expect(LiveEvent.page(chapter: "c", digest: "d"), is: #"{"chapter":"c","event":"page","page":"d"}"#)
        try Self.expect(LiveEvent.problems(nil), is: #"{"event":"problems","problems":null}"#)
        try Self.expect(
            LiveEvent.progress(["c": "h"]), is: #"{"chapters":{"c":{"html":"h"}},"event":"progress"}"#)
    }

    @Test func aCheckNeedNotChangeTheAnswer() throws {
        #expect(try Self.value(PageMessages.Check.self, #"{"exercise":"a/b"}"#).change == nil)
        let message = try Self.value(PageMessages.Check.self, #"{"exercise":"a/b","choices":[],"base":"v"}"#)
        #expect(message.change == AnswerChange(exercise: "a/b", content: .choices([]), base: "v"))
    }

    @Test(arguments: [
        (#"{"text":""}"#, "exercise is missing"),
        (#"{"exercise":"a/b"}"#, "text is missing"),
        (#"{"exercise":null,"text":""}"#, "exercise is missing"),
        (#"{"exercise":7,"text":""}"#, "exercise has a wrong form"),
        (#"{"exercise":"a/b","text":[]}"#, "text has a wrong form"),
        (#"{"exercise":"a/b","choices":["A",1]}"#, "choices.1 has a wrong form"),
        (#"{"exercise":"a/b","text":"","entries":[]}"#, "entries has a wrong form"),
        (#"{"exercise":"a/b","text":"","force":"yes"}"#, "force has a wrong form"),
        ("", "What was sent is no JSON object."), ("{", "What was sent is no JSON object."),
        ("[]", "What was sent is no JSON object."), ("null", "What was sent is no JSON object."),
        ("{\"exercise\":\"\u{0}", "What was sent is no JSON object."),
        (#"{"exercise":"\ud800","text":""}"#, "What was sent is no JSON object."),
    ])
    func whatIsWrongIsSaid(text: String, message: String) {
        #expect(throws: NotebookError(.malformed, message)) { try Self.value(AnswerChange.self, text) }
    }

    /// The depth must be no matter of the stack.
    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func deepNestingIsRefused(open: String, close: String) {
        let depth = 100_000
        let nested = String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        for text in [nested, #"{"exercise":"a/b","text":"","else":\#(nested)}"#, String(repeating: open, count: depth)]
        {
            #expect(throws: NotebookError.self) { try Self.value(AnswerChange.self, text) }
        }
    }
}
