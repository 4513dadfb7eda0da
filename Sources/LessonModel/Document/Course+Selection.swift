/// A chapter that a user asked for by a name that fits none, or more than one.
package struct UnknownChapter: DiagnosedError, Sendable, Hashable {
    package var name: String
    /// Titles of the chapters it fits, when it fits several.
    package var candidates: [String]
    package var suggestion: String?

    package var diagnostics: [Diagnostic] { [Diagnostic(at: nil, message)] }

    package var message: String {
        if candidates.isEmpty {
            let hint = suggestion.map { "; did you mean '\($0)'?" } ?? "; 'attend' lists the chapters"
            return "no chapter is called '\(name)'\(hint)"
        }
        return "'\(name)' fits several chapters: \(candidates.joined(separator: ", "))"
    }
}

extension Course {
    /// The chapter that a user means by a number (`3`, `03`), an id (`03-scaling`), a file name or words of the title.
    package func chapter(named name: String) throws(UnknownChapter) -> Chapter {
        if let number = Int(name) {
            if let chapter = chapters.first(where: { $0.number == number }) { return chapter }
            throw UnknownChapter(name: name, candidates: [], suggestion: nil)
        }
        let lowered = name.lowercased()
        let stem = lowered.split(separator: "/").last.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : String($0) }
        if let chapter = chapters.first(where: { $0.id.lowercased() == stem }) { return chapter }
        let fitting = chapters.filter {
            $0.id.lowercased().contains(lowered) || $0.title.lowercased().contains(lowered)
        }
        if fitting.count == 1 { return fitting[0] }
        let exact = fitting.filter { $0.title.lowercased() == lowered }
        if exact.count == 1 { return exact[0] }
        let known = chapters.map(\.id) + chapters.map(\.title) + chapters.map { String($0.id.drop { !$0.isLetter }) }
        throw UnknownChapter(
            name: name, candidates: fitting.map { "\($0.id) (\($0.title))" },
            suggestion: Suggestion.nearest(to: name, among: known))
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
