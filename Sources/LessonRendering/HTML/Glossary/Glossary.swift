import LessonModel

/// The terms that the chapters of a course define, in alphabetical order, each with the places where they do.
struct Glossary {
    struct Place {
        var section: LinkedSection
        var term: DefinedTerm
    }

    struct Term {
        /// What it is sorted by: without capitals and accents.
        var key: String
        var name: [Inline]
        /// In the order of the course, each section once.
        var places: [Place]
    }

    let terms: [Term]

    init(_ chapters: [Chapter], language: String, layout: PageLinks.Layout) {
        let rules = WordRules(language: language)
        let found = chapters.flatMap { LinkedSection.sections(of: $0, in: layout) }.flatMap { section in
            DefinedTerm.terms(in: section, rules).map {
                (key: SearchText.folded($0.name.shownText), place: Place(section: section, term: $0))
            }
        }
        let keys = Set(found.map(\.key))
        // A plural is the same term, where the course has both.
        let groups = Dictionary(grouping: found) { item in
            rules.singulars(item.key).first(where: keys.contains) ?? item.key
        }
        let spelling = Spelling(of: found.map(\.place.term.name), in: chapters)
        terms = groups.map { key, items in
            let alike = items.filter { $0.key == key }.map(\.place.term.name)
            var sections: Set<String> = []
            return Term(
                key: key, name: alike.first { !$0.beginsWithCapital } ?? spelling.withinSentence(alike[0]),
                places: items.map(\.place).filter { sections.insert($0.section.address).inserted })
        }.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
    }
}

/// Whether a term's capital is its own, or that of the sentence that it begins: the course writes the word with a small letter
/// elsewhere.
private struct Spelling {
    private let small: Set<Substring>

    init(of names: [[Inline]], in chapters: [Chapter]) {
        let words = Set(names.filter(\.beginsWithCapital).map { $0.firstWord.withSmallLetter[...] })
        small = words.intersection(
            chapters.flatMap(\.blocks).allBlocks.flatMap(\.texts).lazy.flatMap { $0.shownText.split { !$0.isLetter } })
    }

    func withinSentence(_ name: [Inline]) -> [Inline] {
        guard case .text(let text)? = name.first, small.contains(name.firstWord.withSmallLetter[...]) else {
            return name
        }
        return [.text(text.withSmallLetter)] + name.dropFirst()
    }
}

extension [Inline] {
    fileprivate var beginsWithCapital: Bool { shownText.first?.isUppercase ?? false }
    fileprivate var firstWord: String { String(shownText.prefix { $0.isLetter }) }
}

extension String {
    fileprivate var withSmallLetter: String { prefix(1).lowercased() + dropFirst() }
}
