package import Foundation

/// A course with a reader's work in it, as the server sees it: one method for each address that needs it.
///
/// Whatever is begun here tells its progress and its end as events of an `EventHub`. A method throws a `NotebookError` where the
/// reader can be told why; any other error is one of attend's own.
package protocol Notebook: Sendable {
    /// The page of that file name, such as `index.html`; nil when there is none.
    /// - Parameter digest: that of an open page, which may be sent only what it has not got.
    func page(_ name: String, since digest: String?) async throws -> String?

    /// A local file that the course links to; nil for any other path.
    func file(_ path: String) async throws -> LinkedFile?

    /// The search index of the course, as JSON.
    func searchIndex() async throws -> String

    /// What a page shows beside its text; nil when there is no such chapter.
    func state(of chapter: String) async throws -> ChapterState?

    /// Writes an answer.
    func save(_ change: AnswerChange) async throws -> SaveResult

    /// Begins to check an exercise's answer as it stands in its file.
    func check(_ exercise: String) async throws -> Job

    /// Counts the next hint as shown.
    /// - Returns: how many are shown now.
    func hint(_ exercise: String) async throws -> Int

    /// The HTML of a solution.
    /// - Parameter reveal: whether it is wanted before the exercise is passed.
    func solution(_ exercise: String, reveal: Bool) async throws -> String

    /// Puts an exercise's starter back and keeps the answer under another name.
    /// - Returns: the answer now, and what became of the old one.
    func reset(_ exercise: String) async throws -> (answer: AnswerState, message: String)

    /// Begins to run a chapter with changed cells; without any, puts back what the page showed first.
    func run(_ trial: TrialRequest) async throws -> Job?

    /// Stops a job.
    func stop(_ job: String) async

    /// The lines of code in colours, as HTML.
    func lines(ofCode text: String) async -> [String]
}

/// A file that the course links to.
package struct LinkedFile: Sendable {
    package var contents: Data
    package var mediaType: String

    package init(contents: Data, mediaType: String) {
        self.contents = contents
        self.mediaType = mediaType
    }
}

/// Why something that a page asked for is not done, in words for its reader.
package struct NotebookError: Error, Hashable {
    package enum Kind: Sendable, Hashable {
        /// There is no such exercise or chapter.
        case notFound
        /// What is asked has a form that nothing can be made of.
        case malformed
        /// It may not be done yet, such as showing a solution.
        case refused
        /// It could not be done, such as writing a file.
        case failed
    }

    package var kind: Kind
    package var message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
