package import LessonModel

/// What commands print in a terminal besides lessons, verdicts and diagnostics: progress, files written, what to type
/// next.
package enum CommandPhrase: Sendable, Hashable {
    // MARK: Progress

    /// The files of the chapters.
    case running([String])
    case compiling(String)
    case compilingExercises(of: String)
    case checking(exercise: String, of: String)
    case provingExercises(of: String)
    case tryingMutants(of: String)
    case writingPages
    case printing(String)
    /// - Parameters:
    ///   - modules: the course's own, when only these are built.
    ///   - seconds: since the build began; nil when it begins.
    case buildingKernel(modules: [String], seconds: Int?)
    /// - Parameter id: the chapter's id.
    case compilingChapter(Int, of: Int, id: String)
    /// - Parameter cell: the cell's number.
    case runningChapter(Int, of: Int, id: String, cell: String, line: Int, seconds: Double)
    case cellIsRunning(String, at: FileLocation)
    case cellTakesLong(String, at: FileLocation, seconds: Int)
    case interrupted
    /// - Parameter work: the text of one of the phrases above.
    case interruptedWhile(String)
    case interruptedIn(String)
    case cellInterrupted(String, at: FileLocation)

    // MARK: Watches

    case waiting
    case nothingNew
    case cellsAsMeant(Int, of: Int)
    /// What each key does while `attend check` watches answers.
    case keys
    case noSuchKey(String)
    /// That hints are shown again, all of them.
    case hintsAgain(Int)
    /// What each key does while a command watches lessons.
    case runKeys
    case allPassed
    /// `exercise` is its number.
    case solutionWhenPassed(exercise: String)
    case noEditor
    case editorDidNotStart(String)

    // MARK: Answers

    /// `check` is what follows `attend check`.
    case next(check: String)
    case wrote(String)
    case wroteOver(String, old: String)
    case wasThere(String)
    case kept(String)
    /// An answer has left a folder of an earlier name; `old` is what the file that was in its place is called now.
    case moved(String, from: String, old: String?)
    /// The answers to exercises of these numbers have left a sheet; `old` is what that is called now when none is left in it.
    case movedAnswers([String], to: String, from: String, old: String?)
    /// `exercise` is its number and id.
    case noHints(exercise: String)
    /// An exercise that has hints, where the one before has none; what follows `attend hint`.
    case hintsElsewhere(hint: String)
    /// What to type after a wrong answer; what follows `attend hint`.
    case nextHint(hint: String)
    /// `hint` is what follows `attend hint`.
    case hintsGiven(Int, exercise: String, hint: String)

    // MARK: Files

    case page(String, bytes: Int, isUnchanged: Bool)
    case nothingOpens(String)
    case emptied(String, size: String)
    case kernelStays
    /// What to do with a new chapter.
    case listChapter(String)

    // MARK: A new course

    /// What to type first; `folder` is nil where it is the working folder.
    case nextInCourse(folder: String?)

    // MARK: A server

    case serving(course: String, address: String)

    // MARK: A class

    /// - Parameter secondsLeft: nil while nobody can know.
    case grading(student: Int, of: Int, answersASecond: Double, secondsLeft: Int?)
    case gradingKept
    case classPoints(students: Int, points: String)
    /// The most frequent mistakes, before them.
    case mistakesMade
    /// `exercise` is its number and id.
    case madeMistake(students: Int, of: Int, exercise: String, says: String)
    case unconfined
    case notJudged(answers: Int)
    /// The names of a student's answers that could not be judged.
    case notJudgedOf(student: String, answers: [String])
    case notRead(students: Int)
    case wroteFile(String)
    case wrotePages(Int, in: String)
    case wroteResultFiles(Int, in: String)
    /// - Parameter points: nil where the answers could not be checked.
    case wroteHandIn(String, answers: Int, points: String?)

    // MARK: The machine

    case part(Part)
    /// `path` is that of its executable.
    case compiler(version: String, target: String, path: String)
    case linkerOfToolchain, linkedByCompiler
    /// `landlock` is its version; not every version keeps programs from sending signals to others.
    case confined(landlock: Int, holdsSignals: Bool)
    /// The system cannot hide other processes from programs.
    case processesAreSeen
    case notConfined(reason: String)
    case notConfinedMeans
    case notWritable(String)
    case setCacheFolder
    case cache(String, size: String, limit: String)
    case noBrowser
    case browserIsForPDF
    case installBrowser

    /// What `attend doctor` examines.
    package enum Part: Sendable, Hashable, CaseIterable {
        case compiler, linker, markdown, kernelSources, confinement, cache, browser
    }
}

/// The words of commands in one language: a function from a phrase to its text.
package typealias CommandWords = @Sendable (CommandPhrase) -> String
