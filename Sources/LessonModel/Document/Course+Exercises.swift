/// The error for a name that fits no exercise, or more than one.
package struct UnknownExercise: DiagnosedError, Sendable, Hashable {
    package var name: String
    /// The exercises that the name fits, when there are several, each by a name that is unique.
    package var candidates: [String]
    package var suggestion: String?
    /// What there is under such numbers, for a number.
    package var existing: String?
    /// Whether a chapter could have been named too.
    package var orChapter: Bool
    /// A chapter's file that would be meant if `course.yml` listed it.
    package var unlisted: String?

    package var diagnostics: [Diagnostic] { [Diagnostic(at: nil, message)] }

    package var message: String {
        if !candidates.isEmpty { return "'\(name)' fits several exercises: \(candidates.joined(separator: ", "))" }
        let what = orChapter ? "no exercise or chapter" : "no exercise"
        if let unlisted { return "\(what) is called '\(name)': course.yml does not list '\(unlisted)'" }
        let hint =
            existing ?? suggestion.map { "did you mean '\($0)'?" }
            ?? "'attend' lists the chapters, and 'attend run CHAPTER' shows the exercises of one"
        return "\(what) is called '\(name)'; \(hint)"
    }
}

extension Course {
    /// The exercises of all chapters, in order.
    package var exercises: [Exercise] { chapters.flatMap(\.exercises) }

    /// The exercise that a user means by a number (`3.2`), by `chapter/id`, by an id that is unique, or by the path of
    /// its answer.
    package func exercise(named name: String) throws(UnknownExercise) -> Exercise {
        let fitting = exercises(fitting: name)
        if fitting.count == 1 { return fitting[0] }
        throw UnknownExercise(
            name: name, candidates: fitting.map(\.path), suggestion: suggestion(for: name, chapters: false),
            existing: existing(for: name), orChapter: false, unlisted: unlistedChapter(of: name))
    }

    /// What a user means by names of exercises and of chapters, each once, in the order asked for; `all` is everything.
    package func exercises(named names: [String]) throws(UnknownExercise) -> [Exercise] {
        if names == ["all"] { return exercises }
        var chosen: [Exercise] = []
        for name in names {
            let fitting = exercises(fitting: name)
            let meant: [Exercise]
            if let sheet = sheet(at: name) {
                meant = sheet
            } else if fitting.count == 1 {
                meant = fitting
            } else if fitting.isEmpty, let chapter = try? chapter(named: name) {
                meant = chapter.exercises
            } else {
                throw UnknownExercise(
                    name: name, candidates: fitting.map(\.path), suggestion: suggestion(for: name, chapters: true),
                    existing: existing(for: name), orChapter: true, unlisted: unlistedChapter(of: name))
            }
            chosen += meant.filter { !chosen.contains($0) }
        }
        return chosen
    }

    /// The questions and worksheets of the chapters whose sheet has that path.
    private func sheet(at path: String) -> [Exercise]? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count > 1, parts.last == AnswerSheet.fileName else { return nil }
        let folder = parts[parts.count - 2]
        var named = chapters(answeredIn: folder)
        if named.isEmpty, let chapter = try? chapter(named: folder) { named = [chapter] }
        return named.isEmpty ? nil : named.flatMap(\.exercisesOfSheet)
    }

    /// What there is instead of a number that nothing has: of its chapter's exercises, or of the chapters.
    private func existing(for name: String) -> String? {
        let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard let number = numbers[0], numbers.count < 3, !numbers.contains(nil) else { return nil }
        guard let chapter = chapters.first(where: { $0.number == number }) else { return existingChapters }
        let labels = chapter.exercises.map(\.label)
        return labels.isEmpty
            ? "chapter \(number) has no exercises" : "chapter \(number) has \(NumberList.text(labels))"
    }

    /// The file that would be meant by the chapter in `13.1` or `13-more/id`, if `course.yml` listed it.
    private func unlistedChapter(of name: String) -> String? {
        name.split { $0 == "." || $0 == "/" }.first.flatMap { unlistedFile(meantBy: String($0)) }
    }

    private func exercises(fitting name: String) -> [Exercise] {
        let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        if numbers.count == 2, let chapter = numbers[0], let number = numbers[1] {
            return exercises.filter { $0.chapterNumber == chapter && $0.number == number }
        }
        let parts = name.lowercased().split(separator: "/").map(String.init)
        guard var id = parts.last else { return [] }
        if id.hasSuffix(".swift") { id.removeLast(6) }
        let alike = exercises.filter { $0.id.lowercased() == id }
        guard parts.count > 1 else { return alike }
        let folder = parts[parts.count - 2]
        let meant = try? chapter(named: folder)
        return alike.filter { $0.chapter == meant?.id || $0.formerChapters.contains { $0.lowercased() == folder } }
    }

    private func suggestion(for name: String, chapters: Bool) -> String? {
        let wanted = exercises
        let exercises = wanted.map(\.id) + wanted.map(\.path)
        let names = exercises + (chapters ? self.chapters.map(\.id) + self.chapters.map(\.title) : [])
        return Suggestion.nearest(to: name, among: names) ?? exercise(withWordLike: name)
    }

    /// The id of the first exercise that has a word like the name: `stable-softmax` for `softmaks`.
    private func exercise(withWordLike name: String) -> String? {
        let words = exercises.flatMap { exercise in
            exercise.id.split(separator: "-").filter { $0.count > 3 }.map { (word: String($0), id: exercise.id) }
        }
        let near = Suggestion.nearest(to: name, among: words.map(\.word))
        return words.first { $0.word == near }?.id
    }
}
