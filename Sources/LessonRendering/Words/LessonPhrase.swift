package import LessonModel

/// The phrases in a lesson besides its own text, on a page or in a terminal.
package enum LessonPhrase: Sendable, Hashable {
    // MARK: Chapters

    case chapter(Int)
    /// Above the title of a page that has no number.
    case appendix
    /// Above the objectives.
    case objectives
    case alert(Alert)
    /// The description of an image, where images cannot be shown.
    case image(String)
    /// What the box before an item of a list says.
    case task(done: Bool)
    /// What the footnotes of a chapter are called, and one of them.
    case notes, note(Int)
    /// A link from a footnote to the place, of several the one counted from 1, that refers to it.
    case backToText(Int, occurrence: Int?)

    /// What text refers to: `equation 3.2`.
    case numbered(NumberedPart, beginsSentence: Bool)

    // MARK: Cells

    case doesNotCompile, endedProgram, tookTooLong, overLimit, notRun, notRunAfterEnd
    case meantToFailButRan, meantToFailButCompiles
    case failsToCompileAsMeant, trapsAsMeant
    case warnsAsMeant, meantToWarnButDoesNot
    case stoppedAfter(seconds: String)
    case moreLines(String)
    case moreOutputs(String)

    // MARK: Diagnostics

    case severity(Diagnostic.Severity)
    case help
    /// A remedy, with the word before it.
    case advice(String)
    case diagnostic(Diagnostic.Severity, String)
    case line(Int, String)

    // MARK: Exercises

    /// `Exercise 3.2`.
    case exercise(Verdict.Kind, label: String)
    /// How an exercise is done, which a heading may name before a colon.
    case method(Verdict.Kind)
    /// What an answer must not use, besides what the task says of it.
    case without([String])
    /// What a worksheet asks for; its expression is written as code between backticks.
    case workOut(Worksheet, asked: String, accuracy: String)

    // MARK: The course

    case chaptersDone(Int, of: Int)
    /// Before a command.
    case next, allDone

    // MARK: Changed cells

    case change(ChangePhrase)

    package var english: String {
        switch self {
        case .chapter(let number): "Chapter \(number)"
        case .appendix: "Appendix"
        case .objectives: "After it you can"
        case .alert(.note): "Note"
        case .alert(.tip): "Tip"
        case .alert(.important): "Important"
        case .alert(.warning): "Warning"
        case .alert(.caution): "Caution"
        case .alert(.aside): "Aside"
        case .image(let description): "[image: \(description)]"
        case .numbered(let part, let beginsSentence): part.english(beginsSentence: beginsSentence)
        case .task(let done): done ? "done" : "to do"
        case .notes: "Notes"
        case .note(let number): "Note \(number)"
        case .backToText(let number, let occurrence):
            "Back to the text from note \(number)" + (occurrence.map { ", place \($0)" } ?? "")

        case .doesNotCompile: "Does not compile"
        case .endedProgram: "Ended the program"
        case .tookTooLong: "Stopped: it took too long"
        case .overLimit: "Stopped: over its limit"
        case .notRun: "Not run"
        case .notRunAfterEnd: "Not run: an earlier cell ended the program"
        case .meantToFailButRan: "Meant to fail, but ran to its end"
        case .meantToFailButCompiles: "Meant to fail, but compiles"
        case .failsToCompileAsMeant: "Meant to fail, and does not compile:"
        case .trapsAsMeant: "Meant to fail, and stops the program:"
        case .warnsAsMeant: "Meant to be warned about, and is:"
        case .meantToWarnButDoesNot: "Meant to be warned about, but is not"
        case .stoppedAfter(let seconds): "Stopped after \(seconds) s"
        case .moreLines(let count): "\(count) more lines"
        case .moreOutputs(let count): "\(count) more outputs"

        case .severity(.error): "error"
        case .severity(.warning): "warning"
        case .severity(.note): "note"
        case .help: "help"
        case .advice(let remedy): "help: \(remedy)"
        case .diagnostic(let severity, let message): "\(LessonPhrase.severity(severity).english): \(message)"
        case .line(let number, let message): "line \(number): \(message)"

        case .exercise(.code, let label): "Exercise \(label)"
        case .exercise(.quiz, let label): "Question \(label)"
        case .exercise(.worksheet, let label): "Worksheet \(label)"
        case .method(.code): "Code"
        case .method(.quiz): "Multiple choice"
        case .method(.worksheet): "By hand"
        case .without(let names):
            "Do it without "
                + names.map { NameFamily($0).map { "everything named after `\($0.word)`" } ?? "`\($0)`" }
                .joined(separator: ", ") + "."
        case .workOut(let worksheet, let asked, let accuracy):
            "Work out by hand: \(asked)\(worksheet.isExpressionShown ? " of `\(worksheet.expression)`" : ""), \(accuracy)."

        case .chaptersDone(let done, let count): "\(done) of \(count) chapters done"
        case .next: "Next: "
        case .allDone: "All done. Read one again: "

        case .change(let phrase): phrase.english
        }
    }
}

/// The words around a lesson in one language: a function from a phrase to its text.
package typealias LessonWords = @Sendable (LessonPhrase) -> String
