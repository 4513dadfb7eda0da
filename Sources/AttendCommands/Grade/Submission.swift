import Foundation
import LessonModel
import LessonRendering

/// What one student has handed in, as far as it could be read.
struct Submission: Sendable {
    /// As the folder, the archive or the hand-in file is called.
    var student: String
    /// The number by which a platform knows the student.
    var number: PlatformNumber?
    /// The name in a hand-in, where it seems to be another person's.
    var learner: String?
    /// Its path as messages name it.
    var folder: String
    /// The contents of answers, by the names that a folder of answers has.
    var answers: [String: Data] = [:]
    /// Those that were left out, by the same names, and why.
    var leftOut: [String: String] = [:]
    /// Where each of them was found, as messages name it.
    var paths: [String: String] = [:]
    /// Files that no exercise asks for.
    var strays: [String] = []
    /// What there is to say of it: a file that was not taken, an archive that cannot be read, an older course.
    var diagnostics: [Diagnostic] = []

    /// Whether there is anything that an exercise asks for.
    var hasAnswers: Bool { !answers.isEmpty || !leftOut.isEmpty }

    /// How the student's own folder of answers is called in verdicts.
    ///
    /// It is the same for all: equal answers are judged once, and get the same words.
    static let answersFolder = "answers"

    var answerFolder: AnswerFolder { AnswerFolder(answers, leftOut: leftOut, named: Self.answersFolder) }

    /// A diagnostic that names the student's folder.
    func named(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        diagnostic.message = "\(folder): \(diagnostic.message)"
        return diagnostic
    }

    /// A diagnostic that names the file where the student has it.
    func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        let prefix = Self.answersFolder + "/"
        if let file = diagnostic.place?.file, file.hasPrefix(prefix),
            let path = paths[String(file.dropFirst(prefix.count))]
        {
            diagnostic.place?.file = path
        }
        return diagnostic
    }
}
