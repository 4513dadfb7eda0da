import StepTrace
import SwiftSource

extension CheckPhrase {
    package var english: String {
        switch self {
        case .items(let texts): texts.joined(separator: ", ")
        case .clauses(let texts): texts.joined(separator: "; ")
        case .sentences(let texts): texts.joined(separator: ". ")
        case .explained(let subject, let text): "\(subject): \(text)."
        case .inBrackets(let text): " (\(text))"

        case .points(let points): "\(number(points)) \(points == 1 ? "point" : "points")"
        case .pointsOf(let points, let total):
            "\(number(points)) of \(number(total)) \(total == 1 ? "point" : "points")"

        case .status(.passed): "passed"
        case .status(.failed): "not right yet"
        case .status(.partial): "partly right"
        case .status(.notStarted): "not started"
        case .status(.notUnderstood): "not understood"
        case .status(.notJudged): "not judged"
        case .status(.doesNotCompile): "does not compile"
        case .status(.trapped): "stopped"
        case .status(.timedOut): "ran out of time"
        case .status(.overLimit): "went over a limit"
        case .statusAfterPass(let status): "\(CheckPhrase.status(status).english), passed before"
        case .passedThenChanged(let numbers): "\(listed(numbers)) passed, then changed"
        case .noFile(let file, let name): "there is no \(file): 'attend start \(name)' writes it"
        case .notHandedIn(let file): "\(file) was not handed in"
        case .noFiles(let numbers, let names):
            "There are no files for \(listed(numbers)) yet: 'attend start \(names)' writes them."
        case .noLine(let id, let file): "\(file) has no line '\(id): …': add it"
        case .malformedAnswer(let file): "what is written for it in \(file) cannot be understood"
        case .nothingWritten(let file, let number):
            "nothing is written in \(file)" + (number.map { ": 'attend reset \($0)' puts the starter back" } ?? "")
        case .lacking(let declarations, let file, let number):
            "\(file) has \(declarations.map { "no \(noun($0.kind)) `\($0.name)`" }.joined(separator: " and "))"
                + (number.map { ": write it, or let 'attend reset \($0)' put the starter back" } ?? "")
        case .passBefore(let earlier, let check):
            "it builds on your answer to \(earlier.name), which has not passed: 'attend check \(check)' says why; "
                + "--with-solutions takes the course's solution in its place"
        case .nothingWrittenHere: "nothing is written yet"
        case .lackingHere(let declarations):
            "there is \(declarations.map { "no \(noun($0.kind)) `\($0.name)`" }.joined(separator: " and ")): "
                + "write it, or start over"
        case .passBeforeHere(let earlier):
            "it builds on your answer to \(earlier.name), which has not passed: check that one first"
        case .waitsFor(let label): "waits for \(label)"
        case .withSolutions(let labels):
            "The course's \(labels.count == 1 ? "solution" : "solutions") of \(listed(labels)) took the place of your "
                + "\(labels.count == 1 ? "answer" : "answers")."
        case .statusWithSolutions(let status, let labels):
            CheckPhrase.status(status).english
                + (labels.isEmpty
                    ? "" : ", with the \(labels.count == 1 ? "solution" : "solutions") of \(listed(labels))")
        case .doesNotHold(let statement): "this does not hold: \(statement)"
        case .notJudged: "this could not be judged: the chapter itself does not run here"
        case .doesNotCompile: "it does not compile"
        case .unfinishedCheck: "a check did not run to its end"
        case .otherRecords: "a check saw more or fewer results than it sees of the solution"
        case .hiddenCheckFails: "a hidden check does not agree"
        case .hiddenCheckStops: "a hidden check cannot go on with what the answer returns"
        case .choicesNotRight(let letters): "\(listed(letters)) \(isOrAre(letters.count)) not right"
        case .choicesIncomplete(let letters):
            "\(listed(letters)) \(isOrAre(letters.count)) right, and there is more to it"
        case .oneChoiceOnly(let letters): "this question has one answer, and you chose \(NumberList.series(letters))"
        case .entriesRight(let right, let total): "\(right) of \(total) entries \(isOrAre(right)) right"
        case .rowLength(let row, let id, let count, let expected):
            "row \(row) of '\(id)' has \(counted(count, "entry", "entries")), "
                + "and \(expected) \(isOrAre(expected)) asked for"
        case .writeEntries(let count):
            "write \(counted(count, "entry", "entries")) in each row; '_' is one that you leave blank or that is given"
        case .givenIsChanged(let entry, let yours): "\(entry) was given, and is \(yours) here"
        case .writeGivenAgain(let given): "write \(given) there again"
        case .notRounded(let entry): "the last digit of \(entry) is not right"
        case .round(let decimals): "round to \(counted(decimals, "decimal")): 2/3 is 0.67, not 0.66"
        case .writeDecimalPoints: "write a decimal point, 0.5 and not 0,5: a comma stands between two entries"
        case .rowCount(let id, let count, let expected):
            "'\(id)' has \(counted(count, "row")), and \(expected) \(isOrAre(expected)) asked for"
        case .writeRows(let asked, let count) where asked.count == count: "write one list for each row"
        case .writeRows(let asked, let count):
            "write one list for \(NumberList.series(asked.map { "row \($0)" })), or \(count) lists with the given rows"

        case .probe(let label): "“\(label)”"
        case .step(let step, let probe): "\(step), in “\(probe)”"
        case .stepInside(let trace, let step): "\(trace): \(step)"
        case .part(let number): "part \(number)"
        case .remark(let subject, let remark):
            // A sentence has its own end.
            subject + (subject.last.map { ".?!…".contains($0) } == true ? " " : ": ") + remark
        case .difference(let yours, let expected): "yours \(yours), expected \(expected)"
        case .largestDifference(let largest, let agreeing, let count):
            "largest difference \(largest); \(agreeing) of \(count) entries agree"
        case .shapes(let yours, let expected): "yours is \(yours), expected \(expected) (rows × columns)"
        case .kinds(.plot, .plot): "yours another plot, expected a plot"
        case .kinds(let yours, let expected): "yours \(name(yours)), expected \(name(expected))"
        case .notReached: "your answer does not get that far"
        case .check: "checked"
        case .yours: "yours"
        case .expected: "expected"
        case .printed: "Your answer printed:"
        case .entry(_, _, let row?, let column?): "\(row) → \(column)"
        case .entry(let row, let column, let rowLabel, let columnLabel):
            "\(rowLabel ?? "row \(row + 1)"), \(columnLabel ?? "column \(column + 1)")"
        case .columns(let names): "Columns: \(names.joined(separator: ", "))"
        case .entryBlank: "still blank"
        case .entryNotRight: "not right"
        case .writeAnswer(let file): "write your answer in \(file)"

        case .hint(let number, let count, let exercise): "Hint \(number) of \(count) for \(exercise)"
        case .solution(let exercise): "Solution of \(exercise)"
        case .numberedSolution(let number, let count, let exercise): "Solution \(number) of \(count) of \(exercise)"
        case .answer(let exercise): "Answer to \(exercise)"
        case .key(let exercise): "Key of \(exercise)"

        case .exerciseHead(let label, let id, let points):
            "Exercise \(label), \(id) (\(points)). Check it with: attend check \(label)"
        case .buildsOn(let exercise): "Builds on \(exercise)"
        case .functionsOfAnswer(let names, let file):
            "\(NumberList.series(names.map { "`\($0)`" })) \(isOrAre(names.count)) your answer in `\(file)`"
        case .questionHead(let label, let points): "Question \(label) (\(points))"
        case .worksheetHead(let label, let points): "Worksheet \(label) (\(points))"
        case .sheetHead(let chapter, let title): "Chapter \(chapter): \(title)"
        case .writeHere(let chapter): "Write your answers here, then: attend check \(chapter)"
        case .howToChoose(several: false): "The letter of your choice"
        case .howToChoose(several: true): "The letter of your choice, or several in brackets: [a, c]"
        case .asked(let worksheet): worksheet.blanks == .all ? "every entry" : NumberList.series(worksheet.blanks.names)
        case .task(let worksheet):
            CheckPhrase.asked(worksheet).english.withCapital
                + (worksheet.isExpressionShown ? " of `\(worksheet.expression)`, " : ", ")
                + CheckPhrase.accuracy(decimals: worksheet.digits).english + "."
        case .accuracy(0): "in whole numbers"
        case .accuracy(let decimals): "to \(counted(decimals, "decimal"))"
        case .howToWriteRows(let worksheet):
            "One list for each row\(worksheet.blanks.areRows ? " that is asked for" : ""), such as: - [0.5, _, 1]"
        case .replaceBlanks: "Replace each _ by a number."

        case .chaptersHold(let holding, let count):
            "\(holding) of \(counted(count, "chapter")) \(holding == 1 || count == 1 ? "holds" : "hold")"
        case .exercises(let count): counted(count, "exercise")
        case .outputs(let count): counted(count, "output")
        case .outputsTakenOver(let count): "\(counted(count, "output")) taken over"
        case .mutantsCaught(let caught, let count): "\(caught) of \(counted(count, "mutant")) caught"
        case .faults(let count): counted(count, "fault")
        }
    }

    private func number(_ points: Double) -> String { formatted(points, decimals: 2, trimmed: true) }

    private func isOrAre(_ count: Int) -> String { count == 1 ? "is" : "are" }

    private func listed(_ letters: [String]) -> String { letters.joined(separator: ", ") }

    private func noun(_ kind: SwiftSource.Declaration.Kind) -> String {
        switch kind {
        case .function: "function"
        case .variable: "variable"
        case .type: "type"
        }
    }

    private func name(_ kind: Divergence.Kind) -> String {
        switch kind {
        case .plainValue: "a plain value"
        case .matrix: "a matrix"
        case .trace: "a traced result"
        case .plot: "a plot"
        }
    }
}
