import Foundation
import LessonModel
import LessonRendering

/// What the course answers: each address asks the `Notebook`, and what goes wrong becomes words for the reader.
struct CourseReplies: Sendable {
    let notebook: any Notebook
    let words: PageWords
    /// The language of the words.
    let language: String
    /// Told of errors that no reader can be told.
    let reportFault: @Sendable (any Error) -> Void

    func reply(to route: Route) async -> Reply {
        do {
            switch route {
            case .page(let name, let since):
                guard let html = try await notebook.page(name, since: since) else {
                    return sentence(.notFound, .nothingHere)
                }
                return .page(html)
            case .file(let path):
                guard let file = try await notebook.file(path) else { return sentence(.notFound, .nothingHere) }
                return .file(file)
            case .state(let chapter):
                guard let state = try await notebook.state(of: chapter) else { return failure(.notFound, .nothingHere) }
                return try .json(state)
            case .searchIndex: return .json(Data(try await notebook.searchIndex().utf8))
            case .icon: return Reply(status: .noContent)
            case .events, .action: return failure(.notFound, .nothingHere)
            }
        } catch {
            switch route {
            case .page, .file: return SmallPage(text: message(of: error), language: language).reply(status(of: error))
            default: return failure(error)
            }
        }
    }

    func reply(to action: Route.Action, with body: Data) async -> Reply {
        do {
            return try await result(of: action, with: body)
        } catch {
            return failure(error)
        }
    }

    private func result(of action: Route.Action, with body: Data) async throws -> Reply {
        switch action {
        case .save:
            switch try await notebook.save(try read(AnswerChange.self, body)) {
            case .written(let version): return try .json(PageResults.Saved(version: version))
            case .conflict(let answer): return try .json(PageResults.Conflict(conflict: answer))
            }
        case .check:
            let message = try read(PageMessages.Check.self, body)
            var written: String?
            if let change = message.change {
                switch try await notebook.save(change) {
                case .written(let version): written = version
                case .conflict(let answer): return try .json(PageResults.Conflict(conflict: answer))
                }
            }
            return try .json(
                PageResults.Checked(version: written, job: try await notebook.check(message.exercise)))
        case .hint:
            let message = try read(PageMessages.OfExercise.self, body)
            return try .json(PageResults.Hints(hints: try await notebook.hint(message.exercise)))
        case .solution:
            let message = try read(PageMessages.Solution.self, body)
            let html = try await notebook.solution(message.exercise, reveal: message.reveal ?? false)
            return try .json(PageResults.Solution(html: html))
        case .reset:
            let message = try read(PageMessages.OfExercise.self, body)
            let (answer, text) = try await notebook.reset(message.exercise)
            return try .json(PageResults.Reset(answer: answer, message: text))
        case .run:
            return try .json(PageResults.Trial(job: try await notebook.run(try read(TrialRequest.self, body))))
        case .stop:
            await notebook.stop(try read(PageMessages.Stop.self, body).job)
            return try .json(PageResults.Nothing())
        case .code:
            let message = try read(PageMessages.Code.self, body)
            return try .json(PageResults.Lines(lines: await notebook.lines(ofCode: message.text)))
        }
    }

    private func read<Message: Decodable>(_ type: Message.Type, _ body: Data) throws -> Message {
        try WireJSON.value(type, from: body, words: words)
    }
}

// MARK: What is not done

extension CourseReplies {
    func reply(to refusal: AccessGuard.Refusal, isPost: Bool) -> Reply {
        let phrase: PagePhrase =
            switch refusal {
            case .noCookie: .openPrintedAddress
            case .unknownHost, .foreignPage: .foreignRequest
            case .unknownMethod: .nothingHere
            case .wrongMediaType: .notJSON
            case .tooLarge: .tooLarge
            }
        let status = Reply.Status(rawValue: refusal.status) ?? .forbidden
        var reply = isPost ? failure(status, phrase) : sentence(status, phrase)
        if refusal == .unknownMethod { reply.headers["Allow"] = "GET, POST" }
        return reply
    }

    func reply(to fault: Route.Fault, isPost: Bool) -> Reply {
        switch fault {
        case .notFound: return isPost ? failure(.notFound, .nothingHere) : sentence(.notFound, .nothingHere)
        case .wrongMethod(let allowed):
            var reply = failure(.methodNotAllowed, .nothingHere)
            reply.headers["Allow"] = allowed
            return reply
        }
    }

    /// Brings a browser into the course that has come by a link of another page.
    var wayIn: Reply {
        SmallPage(text: words(.toTheCourse), language: language, next: "/").reply(.ok)
    }

    /// For the page's script.
    func failure(_ status: Reply.Status, _ phrase: PagePhrase) -> Reply { failure(status, words(phrase)) }

    private func failure(_ error: any Error) -> Reply { failure(status(of: error), message(of: error)) }

    private func failure(_ status: Reply.Status, _ message: String) -> Reply {
        .json((try? WireJSON.data(PageResults.Refusal(message: message))) ?? Data("{}".utf8), status: status)
    }

    /// For a reader.
    private func sentence(_ status: Reply.Status, _ phrase: PagePhrase) -> Reply {
        SmallPage(text: words(phrase), language: language).reply(status)
    }

    private func status(of error: any Error) -> Reply.Status {
        switch (error as? NotebookError)?.kind {
        case .notFound: .notFound
        case .malformed: .badRequest
        case .refused: .forbidden
        case .failed: .serverError
        case nil: .serverError
        }
    }

    private func message(of error: any Error) -> String {
        if let error = error as? NotebookError { return error.message }
        if let told = (error as? any DiagnosedError)?.diagnostics, !told.isEmpty {
            return told.map { [$0.message, $0.remedy].compactMap(\.self).joined(separator: ": ") }
                .joined(separator: "\n")
        }
        reportFault(error)
        return words(.serverFault)
    }
}
