/// The error for a name that fits no chapter, or more than one.
package struct UnknownChapter: DiagnosedError, Sendable, Hashable {
    package var name: String
    /// The ids and titles of the chapters that the name fits, when there are several.
    package var candidates: [String]
    package var suggestion: String?
    /// What chapters there are, for a number.
    package var existing: String?
    /// A file that would be meant if `course.yml` listed it.
    package var unlisted: String?

    package var diagnostics: [Diagnostic] { [Diagnostic(at: nil, message)] }

    package var message: String {
        if let unlisted { return "no chapter is called '\(name)': course.yml does not list '\(unlisted)'" }
        if candidates.isEmpty {
            let hint =
                existing.map { "; \($0)" } ?? suggestion.map { "; did you mean '\($0)'?" }
                ?? "; 'attend' lists the chapters"
            return "no chapter is called '\(name)'\(hint)"
        }
        return "'\(name)' fits several chapters: \(candidates.joined(separator: ", "))"
    }
}

extension Course {
    /// The chapter that a user means by a number (`4`, `04`), an id (`04-scaling`), a file name, an earlier id
    /// or words of the title.
    package func chapter(named name: String) throws(UnknownChapter) -> Chapter {
        if let number = Int(name) {
            if let chapter = chapters.first(where: { $0.number == number }) { return chapter }
            throw UnknownChapter(
                name: name, candidates: [], existing: existingChapters, unlisted: unlistedFile(meantBy: name))
        }
        let path = LinkTarget.path(name, in: "")
        if let chapter = chapter(at: path) ?? chapter(at: path + ".md") { return chapter }
        let lowered = name.lowercased()
        let stem = Self.stem(lowered)
        if let chapter = chapters.first(where: { $0.id.lowercased() == stem ?? "" }) { return chapter }
        let renamed = chapters.filter { $0.frontMatter.formerly.contains { $0.lowercased() == stem ?? "" } }
        if renamed.count == 1 { return renamed[0] }
        let alike = chapters.filter {
            $0.id.lowercased().contains(lowered) || $0.title.lowercased().contains(lowered)
        }
        let fitting = renamed.isEmpty ? alike : renamed
        if fitting.count == 1 { return fitting[0] }
        let exact = fitting.filter { $0.title.lowercased() == lowered }
        if exact.count == 1 { return exact[0] }
        let known = chapters.map(\.id) + chapters.map(\.title) + chapters.map { String($0.id.drop { !$0.isLetter }) }
        throw UnknownChapter(
            name: name, candidates: fitting.map { "\($0.id) (\($0.title))" },
            suggestion: Suggestion.nearest(to: name, among: known),
            unlisted: unlistedFile(meantBy: name))
    }

    /// The numbers of the chapters, in words.
    var existingChapters: String {
        let numbers = chapters.compactMap(\.number).sorted()
        return numbers.count == 1
            ? "the only chapter is \(numbers[0])" : "the chapters are \(NumberList.text(numbers))"
    }

    /// The file that a number, an id or a file name would mean if `course.yml` listed it.
    func unlistedFile(meantBy name: String) -> String? {
        let stem = Self.stem(name.lowercased())
        return unlisted.first { file in
            if let number = Int(name) { return Int(file.prefix { $0.isNumber }) == number }
            return Self.stem(file.lowercased()) == stem
        }
    }

    /// A path without folders and `.md`.
    private static func stem(_ path: String) -> Substring? {
        path.split(separator: "/").last.map { $0.hasSuffix(".md") ? $0.dropLast(3) : $0 }
    }

    /// The chapters that a user means, in the order asked for; `all` is every chapter.
    package func chapters(named names: [String]) throws(UnknownChapter) -> [Chapter] {
        if names == ["all"] { return chapters }
        var chosen: [Chapter] = []
        for name in names {
            let chapter = try chapter(named: name)
            if !chosen.contains(where: { $0.id == chapter.id }) { chosen.append(chapter) }
        }
        return chosen
    }
}
