import LessonModel
import StepTrace

extension PagePhrase {
    package var english: String {
        switch self {
        case .edition(.student): "Student edition"
        case .edition(.teacher): "Teacher edition, with solutions, keys and foreseen mistakes"
        case .teacherEdition: "Teacher edition"
        case .skipToChapter: "Skip to the chapter"
        case .skipToChapters: "Skip to the chapters"
        case .print: "Print"
        case .printChapter: "Print this chapter"
        case .printPage: "Print this page"
        case .printBook: "Print this book"
        case .chapters: "Chapters"
        case .neighbours: "Chapters before and after"
        case .previousAndNext: "Previous and next chapter"
        case .previous: "Previous"
        case .next: "Next"
        case .contents: "In this chapter"
        case .position(let chapter, let count): "Chapter \(chapter)\(count.map { " of \($0)" } ?? "")"
        case .progress(let chapter, let count):
            "Progress through the course: chapter \(chapter)\(count.map { " of \($0)" } ?? "")"
        case .ofChapters(let count): "of \(count)"
        case .basedOn(let source): "Based on \(source)."
        case .authors(let names):
            names.count < 2
                ? names.joined() : names.dropLast().joined(separator: ", ") + " and \(names[names.count - 1])"
        case .licence(let terms): "Licence: \(terms)"
        case .cells(let count): counted(count, "cell")
        case .traces(let count): counted(count, "trace")
        case .plots(let count): counted(count, "plot")
        case .worksheets(let count): counted(count, "worksheet")
        case .exercises(let count): counted(count, "exercise")
        case .whatAMatrixCanDo: "What a matrix can do"
        case .glossary: "Glossary"
        case .skipToGlossary: "Skip to the glossary"
        case .terms(let count): counted(count, "term")
        case .search: "Search the course"
        case .foundNothing: "Nothing found for “{text}”"
        case .foundOne: "1 result"
        case .foundMany: "{count} results"
        case .chapterDone: "done"
        case .chapterBegun: "begun"
        case .chapterNotBegun: "not begun"
        case .equation(let number): "Equation \(number)"

        case .builtFrom(let file, let digest): "Built from \(file)\(digest.isEmpty ? "" : " (\(digest))")."
        case .betweenSentences: " "
        case .swiftOfChapter: "Its Swift as one file"
        case .newProgram: "A new program begins here, in which earlier names do not exist."
        case .kernel(let key): "kernel \(key)"
        case .doublePrecision: "double precision"
        case .madeWith(let parts, let date): parts.joined(separator: ", ") + "." + (date.map { " \($0)." } ?? "")
        case .noCells: "It has no cells to run."
        case .cellsFailed(let failed, let count): "\(failed) of \(count) cells did not run as expected."
        case .cellsRan(let count, let failed):
            (count == 1 ? "The cell ran as expected" : "All \(count) cells ran as expected")
                + (failed > 0 ? ": \(failed) failed on purpose." : ".")

        case .cell(let label): "Cell \(label)"
        case .trace(let label): "Trace \(label)"
        case .plot(let label): "Plot \(label)"
        case .recordedBy(let link): "recorded by \(link)"
        case .cellInLink(let label): "cell \(label)"
        case .copy: "Copy"
        case .copied: "Copied"
        case .notCopied: "Not copied, but selected: press Ctrl C or ⌘ C"
        case .addressCopied: "Address copied"
        case .addressShown: "Not copied: it is the page’s address now"
        case .copyCell(let label): "Copy the code of cell \(label)"
        case .copyListing: "Copy this listing"
        case .copyPart(let part, let label): "Copy: \(part.lowercased()) of \(label)"
        case .meantToFail: "meant to fail"
        case .notCompiled: "not compiled"
        case .notRun: "not run"
        case .startsAfresh: "starts afresh"
        case .prints: "prints"
        case .value: "value"
        case .shows: "shows"
        case .swift: "swift"
        case .stops: "stops"
        case .error: "error"

        case .checkWith(let command): "Check with \(command)"
        case .starterCode: "Starter code"
        case .solution: "Solution"
        case .hint: "Hint"
        case .numberedSolution(let number): "Solution \(number)"
        case .numberedHint(let number): "Hint \(number)"
        case .check(let number): "Check \(number)"
        case .mistake(let number): "Mistake \(number)"
        case .hiddenFromStudents: "hidden from students"
        case .valueOf(let probe): "the value of \(probe)"
        case .holds(let message): "that this holds: \(message)"
        case .markingTitle: "Marking."
        case .markingText: "What each check looks at, and its points."
        case .checkColumn: "Check"
        case .looksAt: "Looks at"
        case .pointsColumn: "Points"
        case .codeOfChecks(let count): count == 1 ? "Code of the check" : "Code of the checks"
        case .codeOfMistake(let number): "Code of mistake \(number)"
        case .mistakesForeseen: "Mistakes foreseen, and what is said to each"
        case .chooseAll: "Choose all that are right."
        case .right: "right"
        case .wrong: "wrong"
        case .fillIn(let asked, let expression, let accuracy):
            "Fill in \(asked)\(expression.map { " of " + $0 } ?? ""), \(accuracy)."
        case .keyTo(let asked, let expression, let accuracy):
            "Key: \(asked)\(expression.map { " of " + $0 } ?? ""), \(accuracy)."
        case .noBoxes(let expression): "The boxes cannot be drawn: \(expression) could not be computed."
        case .entriesToFillIn(let size): "Matrix of \(size) entries to fill in"
        case .keyEntries(let size): "Key, a matrix of \(size) entries"
        case .handInOf(let learner): learner.isEmpty ? "Hand-in" : "Hand-in of \(learner)"
        case .handInAbout(let course, let written): "Answers to \(course), checked and written on \(written)."
        case .handInColumns: "No. | Exercise | Result | Points"
        case .handInUnchecked: "The answers were not checked when this was written."
        case .skipToResults: "Skip to the results"
        case .printResults: "Print these results"
        case .resultsOfClass: "Results of the class"
        case .points: "Points"
        case .pointsCaption: "Points of each student, chapter by chapter"
        case .eachStudent: "Each student's answers"
        case .student: "Student"
        case .total: "All"
        case .possible: "Possible"
        case .students(let count): counted(count, "student")
        case .meanPoints(let mean, let of): "\(number(mean)) of \(number(of)) points on average"
        case .studentsWithAnswers(let count): "\(count) with answers"
        case .passedBy(let count, let all): "\(count) of \(all) passed"
        case .madeBy(let count, let all): "\(count) of \(all)"
        case .legend(let statuses):
            statuses.map { "\($0.mark) \(CheckPhrase.status($0).english)" }.joined(separator: ", ")
        case .courseVersion(let version): "Course version \(version)."
        case .needsAttention: "Needs your attention"
        case .submission(.graded): "graded"
        case .submission(.unreadable): "cannot be read"
        case .submission(.nothingFound): "no answers found"
        case .submission(.notUnderstood): "not understood"
        case .handInOfLearner(let name): "hand-in of \(name)"
        case .changedByTeacher: "changed by the teacher"
        case .legendOfChanges: "* \(PagePhrase.changedByTeacher.english)"
        case .teacherSays(let remark): "Your teacher says: \(remark)"
        case .answerHandedIn: "The answer as it was handed in"
        case .answerResult(let name, let status, let points): "\(name): \(status), \(points)"
        case .entry(let row, let rowLabel, let column, let columnLabel):
            "Row \(row)\(rowLabel.map { " (\($0))" } ?? ""), "
                + "column \(column)\(columnLabel.map { " (\($0))" } ?? "")"

        case .lineOfAnswer(let line): "line \(line)"
        case .numbersThatDiffer(let places): "Numbers that differ: \(places.joined(separator: "; "))."
        // MARK: Served pages
        case .openPrintedAddress: "Open the address that attend serve printed: it lets this browser in."
        case .foreignRequest: "Only pages of this course, opened at its own address, may ask for this."
        case .nothingHere: "There is nothing at this address."
        case .tooLarge: "This is too large: 1 MiB can be sent at once."
        case .tooManyPages: "Too many pages of this course are open."
        case .serverFault: "Attend has made a mistake; the terminal where it runs says more."
        case .toTheCourse: "To the course"
        case .notJSON: "What was sent is no JSON object."
        case .isMissing(let key): "\(key) is missing"
        case .hasWrongForm(let key): "\(key) has a wrong form"
        case .jobWaits(behind: 0): "waits for its turn"
        case .jobWaits(let count): "waits behind \(counted(count, "other"))"
        case .jobStarts: "begins"
        case .jobEnded: "ended"
        case .jobStopped: "stopped"
        case .jobReplaced: "replaced by a newer one"
        // MARK: Answers sent by pages
        case .noSuchExercise(let name): "There is no exercise '\(name)' in this course any more."
        case .noSuchChapter(let name): "There is no chapter '\(name)' in this course any more."
        case .cellsAreNotThere: "The chapter has changed: load the page again."
        case .answerOfAnotherShape: "The answer in the file does not fit what the page shows."
        case .sheetCannotBeRead(let file): "\(file) is no text in UTF-8: make it one, or move it away."
        // MARK: Answers on pages
        case .yourAnswers: "Your answers"
        case .answersAreKept:
            "What you choose and fill in on this page stays in this browser. To hand it in, save it as a file and send that."
        case .learnerName: "Your name"
        case .saveAnswers: "Save my answers"
        case .answersNotKept: "This browser keeps nothing for this page: save your answers before you close it."
        case .nothingFilledIn: "Nothing is filled in yet."
        case .answersSaved(let file): "Your browser saves it as \(file)."
        case .begun(let count, let all):
            "\(count) of \(all) \(all == 1 ? "question or worksheet" : "questions and worksheets") begun"
        case .checkAnswer: "Check"
        case .checkAnswerTo(let label): "Check your answer to \(label)"
        case .rightAnswer: "Right."
        case .wrongAnswer: "Not right."
        case .incompleteAnswer: "Right so far, but not all."
        case .rightEntries(let right, let all): "\(right) of \(all) entries are right"
        case .decimalPoint(let text): "write \(text), with a decimal point"
        case .noNumber(let text): "“\(text)” is no number"
        }
    }

    private func number(_ number: Double) -> String { formatted(number, decimals: 1, trimmed: true) }
}
