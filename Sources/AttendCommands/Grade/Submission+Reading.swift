import Foundation
import LessonModel

/// Takes the answers from what a student has handed in, and says what was not taken.
extension Submission {
    mutating func add(_ files: SubmittedFiles, _ finder: AnswerFileFinder, _ comparison: HandInComparison) {
        let (found, strays) = finder.find(in: files.contents.keys.sorted()) { path in
            files.data(path).map { String(decoding: $0, as: UTF8.self) }
        }
        add(strays, from: folder, found, finder)
        for find in found { take(find, from: folder, files.data) }
        for (path, handIn) in files.handIns { add(handIn, from: "\(folder)/\(path)", finder, comparison) }
        for find in finder.find(in: files.leftOut.map(\.path)).found where answers[find.answerFile] == nil {
            leftOut[find.answerFile] = files.leftOut.first { $0.path == find.path }?.reason
            paths[find.answerFile] = "\(folder)/\(find.path)"
        }
        // Answers may be in what was left out or not unpacked: where there are no others, the student's cannot be read.
        let severity: Diagnostic.Severity = hasAnswers ? .warning : .error
        diagnostics += files.diagnostics(leftOut: severity)
        diagnostics += files.unopened.prefix(SubmittedFiles.mostNamed).map { path, reason in
            Diagnostic(severity, at: nil, "\(folder)/\(path): \(reason)", remedy: StudentSource.unpacking)
        }
    }

    /// Answers in files win over those in a hand-in.
    mutating func add(
        _ handIn: HandIn, from file: String, _ finder: AnswerFileFinder, _ comparison: HandInComparison
    ) {
        let (found, strays) = finder.find(in: handIn.answers.map(\.file))
        add(strays, from: file, found, finder)
        for find in found {
            take(find, from: file) { path in handIn.answers.first { $0.file == path }.map { Data($0.text.utf8) } }
        }
        diagnostics += comparison.diagnostics(on: handIn, in: file)
        if !handIn.learner.isEmpty, !StudentName.mayBeTheSame(handIn.learner, student) {
            learner = handIn.learner
            diagnostics.append(
                Diagnostic(
                    .warning, at: nil, "\(file) is graded as '\(student)', and names '\(handIn.learner)' itself",
                    remedy: "a learner is called in it as the account is, or as 'attend hand-in --name' says"))
        }
    }

    /// Takes an answer, and tells each other one that could be meant and says something else.
    private mutating func take(_ find: AnswerFileFinder.Find, from source: String, _ contents: (String) -> Data?) {
        var others = find.others
        if answers[find.answerFile] == nil {
            answers[find.answerFile] = contents(find.path)
            paths[find.answerFile] = "\(source)/\(find.path)"
        } else {
            others.insert(find.path, at: 0)
        }
        let taken = paths[find.answerFile].map(within) ?? ""
        for other in others where contents(other) != answers[find.answerFile] {
            diagnostics.append(
                Diagnostic(
                    .warning, at: nil,
                    "\(folder) holds two answers for \(find.answerFile): \(taken) was taken, "
                        + "\(within("\(source)/\(other)")) was not"))
        }
    }

    /// A path as it is called within the student's folder.
    private func within(_ path: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }

    /// Files of no exercise; those that seem to be meant for one are told with it.
    private mutating func add(
        _ strays: [String], from file: String, _ found: [AnswerFileFinder.Find], _ finder: AnswerFileFinder
    ) {
        let taken = Set(found.map(\.answerFile)).union(answers.keys)
        for stray in strays {
            if let meant = finder.meant(by: stray), !taken.contains(meant) {
                diagnostics.append(
                    Diagnostic(
                        .warning, at: nil, "no exercise asks for \(file)/\(stray)", remedy: "did you mean '\(meant)'?"))
            } else {
                self.strays.append(stray)
            }
        }
    }
}
