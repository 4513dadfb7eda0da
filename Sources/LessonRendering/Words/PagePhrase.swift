package import LessonModel
import StepTrace

/// The phrases of pages only: around the text, in captions, on buttons, in printed exercises.
///
/// The values of a phrase go into the page unchanged, so they must be escaped already.
package enum PagePhrase: Sendable, Hashable {
    // MARK: Around the text

    case edition(Handout.Edition)
    /// Above an exercise of the teacher edition.
    case teacherEdition
    case skipToChapter, skipToChapters
    case print, printChapter, printPage, printBook
    case chapters, neighbours, previousAndNext, previous, next, contents
    case position(chapter: Int, of: Int?)
    case progress(chapter: Int, of: Int?)
    /// Beside the number of the chapter.
    case ofChapters(Int)
    case basedOn(String)
    /// Of the course; their names as text.
    case authors([String])
    case licence(String)
    case cells(Int), traces(Int), plots(Int), worksheets(Int), exercises(Int)
    case equation(String)
    case whatAMatrixCanDo

    // MARK: The course

    case glossary, skipToGlossary
    /// Of a glossary.
    case terms(Int)
    case search
    /// How many sections a search has found; the script fills in `{text}` and `{count}`.
    case foundNothing, foundOne, foundMany
    /// How far a reader has come in a chapter.
    case chapterDone, chapterBegun, chapterNotBegun

    // MARK: How the page was made

    /// - Parameter digest: the digest of the file; empty when it is not known.
    case builtFrom(fileHTML: String, digest: String)
    /// What stands between two sentences.
    case betweenSentences
    /// The link by which a chapter's code is saved, and what it says where a cell starts a new program.
    case swiftOfChapter, newProgram
    case kernel(String)
    case doublePrecision
    /// What a page was made with, and the date if it is known.
    case madeWith([String], onHTML: String?)
    case noCells
    case cellsFailed(Int, of: Int)
    case cellsRan(Int, failedOnPurpose: Int)

    // MARK: Cells and figures

    case cell(String), trace(String), plot(String)
    /// The cell that recorded a figure; `linkHTML` is a link to it with its name as text.
    case recordedBy(linkHTML: String)
    case cellInLink(String)
    case copy, copied
    /// Where a browser does not let a page copy: the text is selected.
    case notCopied
    case addressCopied
    /// Where a browser does not let a page copy: the address is that of the page now.
    case addressShown
    case copyCell(String)
    case copyListing
    case copyPart(String, of: String)
    case meantToFail, notCompiled, notRun, startsAfresh
    /// The labels beside a cell's outputs.
    case prints, value, shows, swift, stops, error

    // MARK: Exercises

    case checkWith(commandHTML: String)
    case starterCode, solution, hint
    case numberedSolution(Int)
    case numberedHint(Int)
    case check(Int)
    case mistake(Int)
    case hiddenFromStudents
    case valueOf(probeHTML: String)
    case holds(messageHTML: String)
    case markingTitle, markingText, checkColumn, looksAt, pointsColumn
    case codeOfChecks(Int)
    case codeOfMistake(Int)
    case mistakesForeseen
    case chooseAll, right, wrong
    case fillIn(asked: String, ofHTML: String?, accuracy: String)
    case keyTo(asked: String, ofHTML: String?, accuracy: String)
    case noBoxes(expressionHTML: String)
    case entriesToFillIn(size: String)
    case keyEntries(size: String)
    // MARK: Hand-ins

    case handInOf(String)
    case handInAbout(course: String, written: String)
    /// The titles of number, exercise, result and points, with `|` between them.
    case handInColumns
    case handInUnchecked

    // MARK: Results of a class

    case skipToResults, printResults
    case resultsOfClass, points, pointsCaption, eachStudent
    case student, total, possible
    case students(Int)
    case meanPoints(Double, of: Double)
    /// How many students have handed in answers that could be read.
    case studentsWithAnswers(Int)
    case passedBy(Int, of: Int)
    case madeBy(Int, of: Int)
    /// What the marks in a table stand for.
    case legend([Verdict.Status])
    case courseVersion(String)
    /// Above the list of what a teacher has to look at.
    case needsAttention
    case submission(StudentRecord.Status)
    /// Beside a file's name: the name that is in it.
    case handInOfLearner(String)
    case changedByTeacher
    case legendOfChanges
    case teacherSays(String)
    /// Above the text of an answer.
    case answerHandedIn
    case answerResult(String, String, points: String)
    /// Counted from 1, each with its label if it has one.
    case entry(row: Int, rowLabel: String?, column: Int, columnLabel: String?)

    // MARK: Verdicts on served pages

    /// A line of the answer's code, beside a message about it.
    case lineOfAnswer(Int)
    /// Places in a matrix, which is marked there, in words.
    case numbersThatDiffer([String])
    // MARK: Served pages

    /// In place of a page that is not shown to whom it does not know.
    case openPrintedAddress
    case foreignRequest, nothingHere, tooLarge, tooManyPages, serverFault, toTheCourse
    /// What is wrong with what a page has sent; keys of its JSON are named as they are.
    case notJSON, isMissing(String), hasWrongForm(String)
    /// How many other jobs wait before this one.
    case jobWaits(behind: Int)
    /// A cell by its number; nil for lines of the reader's own.
    case cellIsRunning(String?)
    case jobStarts, jobEnded, jobStopped, jobReplaced

    // MARK: Answers sent by pages

    case noSuchExercise(String), noSuchChapter(String), cellsAreNotThere
    /// What was sent, or is in a sheet, does not fit the boxes or choices of the page.
    case answerOfAnotherShape
    case sheetCannotBeRead(String)
    // MARK: Answers on pages

    case yourAnswers, answersAreKept, learnerName, saveAnswers
    /// Where a browser does not let a page keep anything.
    case answersNotKept
    case nothingFilledIn
    case answersSaved(as: String)
    /// To how many of a chapter's questions and worksheets there is something.
    case begun(countHTML: String, of: Int)
    case checkAnswer
    case checkAnswerTo(String)
    case rightAnswer, wrongAnswer, incompleteAnswer
    case rightEntries(String, of: String)
    /// What a number with a decimal comma should be.
    case decimalPoint(for: String)
    case noNumber(String)
}

/// The words of pages in one language: a function from a phrase to its text.
package typealias PageWords = @Sendable (PagePhrase) -> String
