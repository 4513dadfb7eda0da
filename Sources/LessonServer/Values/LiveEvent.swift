/// What open pages are told.
package enum LiveEvent: Sendable, Hashable {
    /// An answer, or what is known of it, was changed by anyone.
    case answer(exercise: String, AnswerState)
    case job(Job)
    case verdict(exercise: String, VerdictState)
    /// A trial's results so far; nil when everything was put back.
    case trial(chapter: String, TrialState?)
    /// A page was made anew; without a chapter, one about the course as a whole.
    case page(chapter: String?, digest: String)
    case problems(ProblemList?)
    /// The entry of each chapter in the index, as HTML, by chapter.
    case progress([String: String])
}
