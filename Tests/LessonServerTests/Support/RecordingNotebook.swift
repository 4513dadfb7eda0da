import Foundation
import LessonServer
import Synchronization

/// A course without lessons, which notes what it was asked and answers what a test has set.
final class RecordingNotebook: Notebook {
    private struct State {
        var asked: [String] = []
        var conflict: AnswerState?
        var fault: (any Error)?
        var gate: Gate?
    }

    private let state = Mutex(State())

    /// What was asked, in order.
    var asked: [String] { state.withLock(\.asked) }

    /// What a change of an answer meets; nil for nothing.
    func conflict(with answer: AnswerState?) { state.withLock { $0.conflict = answer } }

    /// What goes wrong with everything from now on.
    func fail(with fault: (any Error)?) { state.withLock { $0.fault = fault } }

    /// Where whoever asks for a page has to wait.
    func pause(at gate: Gate) { state.withLock { $0.gate = gate } }

    private func note(_ text: String) throws {
        try state.withLock {
            $0.asked.append(text)
            if let fault = $0.fault { throw fault }
        }
    }

    static let answer = AnswerState(
        content: .code("let a = 1"), version: "v1", isBegun: true, file: "answers/01-a/b.swift", hints: 1,
        everPassed: false)

    static func job(_ subject: String) -> Job { Job(id: "7", subject: subject, state: .waiting, text: "waits") }

    func page(_ name: String, since digest: String?) async throws -> String? {
        try note("page \(name)" + (digest.map { " since \($0)" } ?? ""))
        await state.withLock(\.gate)?.wait()
        return ["index.html", "01-a.html", "größe.html"].contains(name) ? "<p>\(name)</p>" : nil
    }

    func file(_ path: String) async throws -> LinkedFile? {
        try note("file \(path)")
        return switch path {
        case "data/a b.csv": LinkedFile(contents: Data("1,2".utf8), mediaType: "text/csv")
        case "handout.pdf": LinkedFile(contents: Data("%PDF".utf8), mediaType: "application/pdf")
        default: nil
        }
    }

    func searchIndex() async throws -> String {
        try note("search index")
        return "[]"
    }

    func state(of chapter: String) async throws -> ChapterState? {
        try note("state \(chapter)")
        return chapter == "01-a" ? ChapterState(chapter: chapter, page: "d1", exercises: ["01-a/b": Self.answer]) : nil
    }

    func save(_ change: AnswerChange) async throws -> SaveResult {
        let manner = "on \(change.base ?? "nothing")\(change.force ? " forced" : "")"
        try note("save \(change.exercise) \(change.content) \(manner)")
        return state.withLock(\.conflict).map(SaveResult.conflict) ?? .written(version: "v2")
    }

    func check(_ exercise: String) async throws -> Job {
        try note("check \(exercise)")
        return Self.job(exercise)
    }

    func hint(_ exercise: String) async throws -> Int {
        try note("hint \(exercise)")
        return 2
    }

    func solution(_ exercise: String, reveal: Bool) async throws -> String {
        try note("solution \(exercise)\(reveal ? " revealed" : "")")
        return "<pre>s</pre>"
    }

    func reset(_ exercise: String) async throws -> (answer: AnswerState, message: String) {
        try note("reset \(exercise)")
        return (Self.answer, "kept")
    }

    func run(_ trial: TrialRequest) async throws -> Job? {
        try note("try \(trial.chapter) \(trial.cells.sorted { $0.key < $1.key }) \(trial.scratch)")
        return trial.cells.isEmpty && trial.scratch.isEmpty ? nil : Self.job("try \(trial.chapter)")
    }

    func stop(_ job: String) async { try? note("stop \(job)") }

    func lines(ofCode text: String) async -> [String] {
        try? note("code \(text)")
        return text.split(separator: "\n").map { "<b>\($0)</b>" }
    }
}
