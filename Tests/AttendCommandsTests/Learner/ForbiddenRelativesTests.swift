import Foundation
import LessonModel
import LessonReader
import TestSupport
import Testing

@testable import AttendCommands

/// Exercises of the course that ask for what the library has: none of its functions is an answer.
@Suite struct ForbiddenRelativesTests {
    private static let reading = Task {
        await CourseReader.read(
            folder: PackageFolder.root.appending(path: "lessons").path(percentEncoded: false), display: "lessons",
            files: .disk)
    }

    @Test(arguments: [
        ("soft-look-up", "Matrix(fusedAttention(FloatMatrix(q), FloatMatrix(k), FloatMatrix(v)))", "fusedAttention"),
        (
            "stable-softmax",
            "mergedAttention(outputs: rows, logSumExps: scores.map { [[$0]] }).output.row(0)", "mergedAttention"
        ),
        ("stable-softmax", "Variable([scores]).softmax().value.row(0)", "Variable"),
        ("stable-softmax", "softmaxGradient(a, b).row(0)", "softmaxGradient"),
        ("scale-scores", "TransformerBlock(dModel: 2, seed: 1).attention(q).weights", "TransformerBlock"),
        ("one-head", "CrossAttentionLayer(query: a, key: b, value: c)(x, x).output", "CrossAttentionLayer"),
        ("one-head", "linearAttention(x, x, x).output", "linearAttention"),
        ("cross-attention", "decoder + Matrix(fusedAttention(d, e, e))", "fusedAttention"),
        ("masked-weights", "onlineAttention(s, id, id, bias: b).output", "onlineAttention"),
        ("several-heads", "TrainableAttention(layer)(x).output.value", "TrainableAttention"),
        ("additive-scores", "AttentionLayer(query: a, key: b, value: c)(q).scores", "AttentionLayer"),
        ("fading-weights", "onlineAttention(s, id, id, bias: b).output", "onlineAttention"),
        ("half-a-block", "TrainableBlock(block)(x).value", "TrainableBlock"),
        ("linear-step", "(state, normaliser, linearAttention(q, k, v).output)", "linearAttention"),
        ("online-softmax", "(mergedAttention(outputs: [], logSumExps: []).output[0, 0], 1, 1)", "mergedAttention"),
    ])
    func theLibraryIsNoAnswer(exercise: String, body: String, name: String) async throws {
        let course = try #require(await Self.reading.value.course)
        guard case .code(let code) = try course.exercise(named: exercise).work else {
            Issue.record("\(exercise) is no code exercise")
            return
        }
        let declaration = try #require(code.solutions.first).text.prefix { $0 != "{" }
        let answer = declaration + "{ \(body) }\n"
        guard case .forbidden(let use) = ChapterAnswers.code(String(answer), file: "a.swift", of: code) else {
            Issue.record("\(name) is allowed in \(exercise)")
            return
        }
        #expect(use.remedy == "do without `\(name)`")
    }
}
