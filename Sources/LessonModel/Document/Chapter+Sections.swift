/// A section of a chapter: from a heading of the text to the next one of that kind.
package struct Section: Sendable, Hashable {
    /// `3.2`.
    package var number: String
    package var title: [Inline]
    /// The place of its heading.
    package var place: FileLocation
    /// The blocks from its heading on, as indices in the chapter's text.
    package var blocks: Range<Int>
}

extension Chapter {
    /// The sections, in order: the first heading of the text begins one, and each later one of the first two levels.
    package var sections: [Section] {
        let repeatedTitle = headings.first { $0.repeatsTitle }?.place
        var sections: [Section] = []
        for (index, block) in blocks.enumerated() {
            guard case .heading(let level, let title) = block.kind, block.place != repeatedTitle,
                level <= 2 || sections.isEmpty
            else { continue }
            if let last = sections.indices.last { sections[last].blocks = sections[last].blocks.lowerBound..<index }
            sections.append(
                Section(
                    number: "\(label).\(sections.count + 1)", title: title, place: block.place,
                    blocks: index..<blocks.count))
        }
        return sections
    }

    /// The anchor of a section's heading.
    package func anchor(of section: Section) -> String? { headings.first { $0.place == section.place }?.anchor }
}

/// The error for a name that fits no section, or more than one.
package struct UnknownSection: DiagnosedError, Sendable, Hashable {
    package var name: String
    /// The sections that the name fits, when there are several.
    package var candidates: [String]
    package var suggestion: String?
    /// What sections the chapter of that number has.
    package var existing: String?

    package var diagnostics: [Diagnostic] {
        if !candidates.isEmpty {
            return [Diagnostic(at: nil, "'\(name)' fits several sections: \(candidates.joined(separator: ", "))")]
        }
        return [
            Diagnostic(
                at: nil, "no section is called '\(name)'",
                remedy: existing ?? suggestion.map { "did you mean '\($0)'?" }
                    ?? "a section is named by its number, such as 3.2, or by words of its title")
        ]
    }
}

extension [Chapter] {
    /// The section that a user means by its number or by words of its title, and its chapter.
    package func section(named name: String) throws(UnknownSection) -> (chapter: Chapter, section: Section) {
        let all = flatMap { chapter in chapter.sections.map { (chapter: chapter, section: $0) } }
        let titles = all.map { HeadingAnchors.text(of: $0.section.title) }
        if let index = all.firstIndex(where: { $0.section.number == name }) { return all[index] }
        let wanted = name.lowercased()
        let fitting = all.indices.filter { titles[$0].lowercased().contains(wanted) }
        let exact = fitting.filter { titles[$0].lowercased() == wanted }
        if let index = exact.count == 1 ? exact.first : fitting.count == 1 ? fitting.first : nil { return all[index] }
        throw UnknownSection(
            name: name, candidates: fitting.map { "\(all[$0].section.number) (\(titles[$0]))" },
            suggestion: Suggestion.nearest(to: name, among: titles), existing: existingSections(for: name))
    }
    /// What there is instead of a section's number that no section has.
    private func existingSections(for number: String) -> String? {
        guard let match = number.wholeMatch(of: /(\d+)\.\d+/), let chapter = first(where: { $0.label == match.1 })
        else { return nil }
        return "the sections of chapter \(chapter.label) are \(NumberList.text(chapter.sections.map(\.number)))"
    }
}
