import Testing

@testable import LessonModel

/// An answer that does not declare what its exercise calls is told so once, where it declares its function.
@Suite("Functions of answers") struct AnswerFunctionsTests {
    private static let exercise: CodeExercise = {
        var exercise = StudyChapter.exercise
        exercise.starter.text =
            "/// Shares.\nfunc shares(\n    _ scores: [Double], by sum: Double\n) -> [Double] {\n    <#Divide#>\n}\n"
        exercise.solutions = [StudyChapter.code("func shares(_ s: [Double], by sum: Double) -> [Double] { s }\n")]
        return exercise
    }()

    private static let wanted = "this exercise calls `shares(_: [Double], by: Double) -> [Double]`; your file declares "
    private static let starter =
        "begin it as the starter does: func shares(_ scores: [Double], by sum: Double) -> [Double]"

    private func answer(_ text: String) -> CodePart {
        let place = FileLocation(file: "a.swift", line: 1, column: 1)
        return CodePart(text: text, place: place, fence: place)
    }

    /// The verdict on an answer for which the compiler reports two errors in the check, and these.
    private func told(_ text: String, _ own: [Diagnostic] = []) throws -> [Diagnostic] {
        var chapter = StudyChapter.chapter
        chapter.codeExercises = [Self.exercise]
        let inCheck = ["missing argument label 'scores:' in call", "extra argument in call"].map {
            Diagnostic(at: StudyChapter.place, $0, remedy: "keep the starter's")
        }
        let seen = ChapterObservations(observations: [
            VariantID("scale-scores", .solution(0)): Observation(checks: [.init(finished: true)], ending: .finished),
            VariantID("scale-scores", .answer): Observation(checks: [.init()], ending: .doesNotCompile(own + inCheck)),
        ])
        let answers = ChapterAnswers(
            chapter: chapter, folder: ShownFolder(named: "answers"), code: ["scale-scores": .written(answer(text))])
        let verdict = answers.verdict(on: chapter.exercises[0], seen)
        #expect(verdict.status == .doesNotCompile && verdict.message == "it does not compile")
        return verdict.diagnostics
    }

    @Test(arguments: [
        (
            "func shares(scores: [Double], by sum: Double) -> [Double] { scores }",
            "`shares(scores: [Double], by: Double) -> [Double]`"
        ),
        (
            "func shares(_ scores: [Double], by sum: Int) -> [Double] { scores }",
            "`shares(_: [Double], by: Int) -> [Double]`"
        ),
        (
            "func shares(_ scores: [Double], by sum: Double) -> Double { sum }",
            "`shares(_: [Double], by: Double) -> Double`"
        ),
        ("func shares(_ scores: [Double]) -> [Double] { scores }", "`shares(_: [Double]) -> [Double]`"),
        (
            "func shares(_ s: [Double], by sum: Double, _ n: Int) -> [Double] { s }",
            "`shares(_: [Double], by: Double, _: Int) -> [Double]`"
        ),
        (
            "func shares(_ s: [Double], by sum: Double) throws -> [Double] { s }",
            "`shares(_: [Double], by: Double) throws -> [Double]`"
        ),
    ])
    func anotherSignatureIsOneErrorAtItsFunction(text: String, declared: String) throws {
        #expect(
            try told("// mine\n" + text + "\n") == [
                Diagnostic(
                    at: FileLocation(file: "a.swift", line: 2, column: 6), Self.wanted + declared,
                    excerpt: .init(line: text, length: 6), remedy: Self.starter)
            ])
    }

    @Test func aFunctionWithinAnotherDeclaration() throws {
        let text = "struct Solution {\n    func shares(_ s: [Double], by sum: Double) -> [Double] { s }\n}\n"
        #expect(
            try told(text) == [
                Diagnostic(
                    at: FileLocation(file: "a.swift", line: 2, column: 10),
                    "`shares` stands inside another declaration, where the exercise does not see it",
                    excerpt: .init(line: "    func shares(_ s: [Double], by sum: Double) -> [Double] { s }", length: 6),
                    remedy: "let it stand by itself, outside of every brace")
            ])
    }

    /// Where the signature is right, or other errors explain those in the check, nothing is claimed of it.
    @Test func whatTheSignatureDoesNotExplain() throws {
        let right = "func shares(_ scores:[Double],by sum: Double)->[Double] { scores }\nlet q = 1\n"
        #expect(try told(right).map(\.message) == ["missing argument label 'scores:' in call"])
        let unknownType = Diagnostic(
            at: FileLocation(file: "a.swift", line: 1, column: 18), "cannot find type 'Vector' in scope")
        #expect(
            try told("func shares(_ s: Vector, by sum: Double) -> [Double] { s }\n", [unknownType]) == [unknownType])
        let own = Diagnostic(at: FileLocation(file: "a.swift", line: 2, column: 5), "cannot find 's' in scope")
        #expect(try told(right, [own]) == [own])
        let both = try told("func shares(_ x: Double) -> Double {\n    s\n}\n", [own])
        #expect(both.map(\.place?.line) == [1, 2] && both.last == own)
    }

    private func misnamed(_ text: String, elsewhere: (String) -> Exercise? = { _ in nil }) -> Diagnostic? {
        let code = ChapterAnswers.code(text, file: "a.swift", of: Self.exercise, elsewhere: elsewhere)
        guard case .misnamed(let diagnostic) = code else { return nil }
        return diagnostic
    }

    @Test(arguments: [
        (
            "func share(_ s: [Double], by sum: Double) -> [Double] { s }",
            "`share(_: [Double], by: Double) -> [Double]`",
            "rename it: `shares`"
        ),
        (
            "func Shares(_ s: [Double], by sum: Double) -> [Double] { s }",
            "`Shares(_: [Double], by: Double) -> [Double]`",
            "rename it: `shares`"
        ),
        ("func share(_ s: [Double]) -> [Double] { s }", "`share(_: [Double]) -> [Double]`", Self.starter),
        ("func mine(_ s: [Double]) -> [Double] { s }", "`mine(_: [Double]) -> [Double]`", Self.starter),
    ])
    func aFunctionOfAnotherName(text: String, declared: String, remedy: String) throws {
        #expect(
            misnamed(text)
                == Diagnostic(
                    at: FileLocation(file: "a.swift", line: 1, column: 6), Self.wanted + declared,
                    excerpt: .init(line: text, length: text.dropFirst(5).prefix { $0 != "(" }.count),
                    remedy: remedy))
    }

    @Test func theFunctionOfAnotherExercise() {
        let other = Exercise(chapter: "08-heads", chapterNumber: 8, work: .code(StudyChapter.exercise))
        let text = "func helper() {}\nfunc scaled() -> Int { 1 }\n"
        let told = misnamed(text) { $0 == "scaled" ? other : nil }
        #expect(told?.message == Self.wanted + "`scaled() -> Int`, the function of 8.1")
        #expect(told?.remedy == Self.starter && told?.place?.line == 2)
        // Of several functions none is known to be meant.
        #expect(misnamed(text) == nil)
    }

    @Test(arguments: ["def", "function", "fun", "fn", "Func"])
    func theWordOfAnotherLanguage(word: String) {
        let told = misnamed("# shares\n\(word) shares(scores):\n    return scores\n")
        #expect(told?.message == "in Swift, a function begins with `func`, not with `\(word)`")
        #expect(told?.remedy == Self.starter && told?.place == FileLocation(file: "a.swift", line: 2, column: 1))
        #expect(told?.excerpt == .init(line: "\(word) shares(scores):", length: word.utf8.count))
    }

    /// A result of another kind is explained by the signature, too; one that is merely wrong is not.
    @Test func aResultOfAnotherKind() {
        func verdict(_ difference: Divergence.Difference) -> Verdict {
            var verdict = Verdict(
                id: "a", chapter: "c", kind: .code, status: .failed, points: 0, maximumPoints: 1, file: "a.swift")
            verdict.divergence = Divergence(probe: "p", step: nil, difference: difference)
            return verdict.explainingSignature(
                of: answer("func shares(_ s: [Double], by sum: Double) -> Double { sum }\n"), Self.exercise)
        }
        #expect(
            verdict(.kind(expected: .matrix, actual: .plainValue)).diagnostics.map(\.message)
                == [Self.wanted + "`shares(_: [Double], by: Double) -> Double`"])
        #expect(verdict(.text(expected: "1", actual: "2")).diagnostics == [])
    }

    @Test func aNameThatTheExerciseForbids() {
        var exercise = Self.exercise
        exercise.without = ["softmax", "attention"]
        let text = "func shares(_ s: [Double], by sum: Double) -> [Double] {\n    softmax([s]).row(0)\n}\n"
        let forbidden = Diagnostic(
            at: FileLocation(file: "a.swift", line: 2, column: 5),
            "this exercise asks you to write yourself what `softmax` does",
            excerpt: .init(line: "    softmax([s]).row(0)", length: 7), remedy: "do without `softmax`")
        #expect(ChapterAnswers.code(text, file: "a.swift", of: exercise) == .forbidden(forbidden))
        let answers = ChapterAnswers(
            chapter: StudyChapter.chapter, folder: ShownFolder(named: "answers"),
            code: ["scale-scores": .forbidden(forbidden)])
        let verdict = answers.verdict(on: StudyChapter.chapter.exercises[0], nil)
        #expect(verdict.status == .failed && verdict.message == forbidden.message && verdict.diagnostics == [forbidden])
        #expect(verdict.isJudged)
    }
}
