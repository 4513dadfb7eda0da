package import SwiftSource

/// The phrases about answers: in verdicts, beside exercises, and in the files that learners start from.
package enum CheckPhrase: Sendable, Hashable {
    // MARK: Texts put together

    /// Things of one kind, one after another.
    case items([String])
    /// Parts of a sentence that are nearly sentences.
    case clauses([String])
    case sentences([String])
    /// A sentence that says more of what stands before it; that may be empty, for it stands there already.
    case explained(String, String)

    /// What stands in brackets after a text.
    case inBrackets(String)

    // MARK: Points

    case points(Double)
    case pointsOf(Double, of: Double)

    // MARK: Verdicts

    case status(Verdict.Status)
    /// A status, of an exercise that was passed before.
    case statusAfterPass(Verdict.Status)
    /// The numbers of exercises.
    case passedThenChanged([String])
    /// `start` is what follows `attend start`.
    case noFile(String, start: String)
    /// A file that a learner has not sent.
    case notHandedIn(String)
    /// The numbers of exercises, and what follows `attend start`.
    case noFiles([String], start: String)
    case noLine(for: String, in: String)
    case malformedAnswer(in: String)
    /// `reset` is what follows `attend reset`; nil for what was handed in.
    case nothingWritten(in: String, reset: String?)
    case lacking([SwiftSource.Declaration], in: String, reset: String?)
    /// `check` is what follows `attend check`.
    case passBefore(UsedExercise, check: String)
    /// The same on a page, whose buttons take the place of commands.
    case nothingWrittenHere, lackingHere([SwiftSource.Declaration]), passBeforeHere(UsedExercise)
    /// The number of the exercise that has to be passed before.
    case waitsFor(String)
    /// The numbers of exercises whose solutions were taken.
    case withSolutions([String])
    /// The same in a cell of a table, after the status.
    case statusWithSolutions(Verdict.Status, [String])
    /// The message of an `expect`, which says what should be so.
    case doesNotHold(String)
    case notJudged, doesNotCompile, unfinishedCheck, otherRecords, hiddenCheckFails, hiddenCheckStops
    /// Letters of choices.
    case choicesNotRight([String])
    case choicesIncomplete([String])
    /// Several letters where one is required.
    case oneChoiceOnly([String])
    case entriesRight(Int, of: Int)
    /// A row of a worksheet, counted from 1, with too few or too many entries.
    case rowLength(row: Int, of: String, Int, expected: Int)
    /// How many entries to write in each row.
    case writeEntries(Int)
    case writeDecimalPoints
    /// A given entry, by its name, that is not as it was.
    case givenIsChanged(entry: String, yours: String)
    case writeGivenAgain(String)
    case notRounded(entry: String)
    case round(decimals: Int)
    case rowCount(of: String, Int, expected: Int)
    /// The rows with blanks, counted from 1, of so many rows.
    case writeRows([Int], of: Int)

    // MARK: Divergences

    case probe(String)
    case step(String, probe: String)
    /// A step of a trace inside another.
    case stepInside(String, step: String)
    /// The name of an untitled trace inside another, counted from 1.
    case part(Int)
    /// A remark, after the name of its subject.
    case remark(on: String, String)
    case difference(yours: String, expected: String)
    case largestDifference(String, agreeing: Int, of: Int)
    /// Numbers of rows and columns.
    case shapes(yours: String, expected: String)
    case kinds(yours: Divergence.Kind, expected: Divergence.Kind)
    case notReached
    /// Before the expression whose result a check looks at.
    case check
    /// Before the answer's result and the solution's.
    case yours, expected
    /// Before what an answer printed.
    case printed
    /// Counted from 0, with the names that row and column have.
    case entry(row: Int, column: Int, rowLabel: String? = nil, columnLabel: String? = nil)
    /// The names of a worksheet's columns.
    case columns([String])
    case entryBlank, entryNotRight
    case writeAnswer(in: String)

    // MARK: Hints and solutions

    /// `exercise` is its number and id.
    case hint(Int, of: Int, exercise: String)
    case solution(exercise: String)
    case numberedSolution(Int, of: Int, exercise: String)
    case answer(exercise: String)
    case key(exercise: String)

    // MARK: Answer files

    /// The first line of an answer file; `label` is the exercise's number.
    case exerciseHead(label: String, id: String, points: String)
    /// `exercise` is the number and id of an earlier one.
    case buildsOn(exercise: String)
    /// The names of an earlier exercise's functions, which answers may call, and its file.
    case functionsOfAnswer([String], in: String)
    case questionHead(label: String, points: String)
    case worksheetHead(label: String, points: String)
    case sheetHead(chapter: String, title: String)
    case writeHere(chapter: String)
    case howToChoose(several: Bool)
    case asked(Worksheet)
    /// What a worksheet asks for, as a sentence of its own.
    case task(Worksheet)
    case accuracy(decimals: Int)
    case howToWriteRows(Worksheet)
    case replaceBlanks

    // MARK: Proofs

    case chaptersHold(Int, of: Int)
    case exercises(Int)
    case outputs(Int)
    case outputsTakenOver(Int)
    case mutantsCaught(Int, of: Int)
    case faults(Int)
}

/// The words of checks in one language: a function from a phrase to its text.
package typealias CheckWords = @Sendable (CheckPhrase) -> String
