import LessonModel
import LessonRendering

/// Compares a hand-in with its own table and with the course as it is now.
struct HandInComparison: Sendable {
    let course: Course
    /// The hash of the course.
    let version: String
    let words: Words

    /// That the course has changed, and what has been lost on the way.
    /// - Parameter file: the hand-in as messages name it.
    func diagnostics(on handIn: HandIn, in file: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if handIn.version != version {
            let change = "from \(handIn.version.prefix(12)) to \(version.prefix(12))"
            diagnostics.append(
                Diagnostic(
                    .warning, at: nil,
                    handIn.version.isEmpty
                        ? "\(file) does not say which version of the course it was written for"
                        : "the course has changed since \(file) was written: \(change)",
                    remedy: "the answers are checked with the course as it is now"))
        }
        diagnostics += handIn.repeated.map { answer in
            Diagnostic(
                .warning, at: nil, "\(answer) is in \(file) more than once", remedy: "the last one was taken")
        }
        if let answer = handIn.unfinished {
            diagnostics.append(
                Diagnostic(
                    at: nil, "\(file) ends in the middle of \(answer)",
                    remedy: "it was cut off: ask for the whole file; what is left of that answer is checked"))
        }
        let missing = missing(from: handIn)
        if !missing.isEmpty {
            let answers =
                missing.count == 1
                ? "the answer to \(missing[0]) is" : "the answers to \(missing.joined(separator: ", ")) are"
            diagnostics.append(
                Diagnostic(
                    at: nil, "\(answers) in the table of \(file), but not in the rest of it",
                    remedy: "it was cut off or changed: ask for the file as 'attend hand-in' writes it"))
        }
        return diagnostics
    }

    /// The numbers of exercises that had an answer when the file was written, and have none in it.
    ///
    /// In another version of the course the numbers may be those of other exercises.
    private func missing(from handIn: HandIn) -> [String] {
        guard handIn.version == version else { return [] }
        let files = Set(handIn.answers.map(\.file))
        let answered = handIn.table.filter { $0.result != words.check(.status(.notStarted)) }.map(\.number)
        let unanswered = Set(course.exercises.filter { files.isDisjoint(with: $0.answerFiles) }.map(\.label))
        return answered.filter(unanswered.contains)
    }
}

extension HandIn.Damage {
    var message: String {
        switch self {
        case .empty: "this file is empty"
        case .utf16: "this hand-in is UTF-16, not UTF-8"
        case .quoted: "this hand-in is quoted: its lines begin with '>'"
        case .headLost: "the first lines of this hand-in, between two lines of '---', are lost"
        }
    }

    var remedy: String {
        switch self {
        case .empty: "ask for it again: 'attend hand-in' writes it"
        case .utf16: "save it as UTF-8"
        case .quoted: "ask for the file as an attachment"
        case .headLost: "ask for the file as 'attend hand-in' writes it, as an attachment"
        }
    }
}
