import Formulas
import LessonModel

/// The words of a course, and for each of them the sections that it is in.
///
/// It holds what a page shows before anything is run: prose, headings, terms, tasks, and code that is shown; no hint, no solution
/// and no result.
struct SearchIndex {
    /// What a word is to a section; a higher one counts more.
    enum Rank: Int, Comparable {
        case text, term, heading

        static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    struct Place: Hashable {
        /// Counted from 0 over all chapters.
        var section: Int
        var rank: Rank
    }

    /// A section as a result shows it.
    struct Section: Hashable {
        var title: String
        /// The address within the chapter's page.
        var fragment: String
        /// How its text begins.
        var opening: String
    }

    struct ChapterSections: Hashable {
        /// `3 Scores`.
        var title: String
        var page: String
        var sections: [Section]
    }

    private(set) var chapters: [ChapterSections] = []
    /// By word, in the order of the sections.
    private(set) var places: [String: [Place]] = [:]
    let unsearched: Set<String>

    init(_ chapters: [Chapter], language: String, layout: PageLinks.Layout) {
        let rules = WordRules(language: language)
        unsearched = rules.unsearched
        var count = 0
        for chapter in chapters {
            let sections = LinkedSection.sections(of: chapter, in: layout)
            for section in sections {
                for (word, rank) in SectionWords(section, rules).ranks where !unsearched.contains(word) {
                    places[word, default: []].append(Place(section: count, rank: rank))
                }
                count += 1
            }
            self.chapters.append(
                ChapterSections(
                    title: LinkedSection.title(of: chapter), page: sections[0].page,
                    sections: sections.map {
                        Section(title: $0.title, fragment: $0.fragment, opening: SectionOpening($0).text)
                    }))
        }
    }
}

/// The words of a section, each with the most that it is to the section.
private struct SectionWords {
    private(set) var ranks: [String: SearchIndex.Rank] = [:]

    init(_ section: LinkedSection, _ rules: WordRules) {
        let chapter = section.chapter
        if section.heading == nil {
            add(SearchText.words(chapter.title), .heading)
            add(chapter.frontMatter.summary.map { words(Inline.line($0)) } ?? [], .text)
        }
        for term in DefinedTerm.terms(in: section, rules) { add(words(term.name), .term) }
        for block in section.blocks.allBlocks { add(block, of: chapter) }
    }

    private mutating func add(_ block: Block, of chapter: Chapter) {
        for text in block.texts { add(words(text), block.isHeading ? .heading : .text) }
        switch block.kind {
        case .formula(let formula): add(SearchText.words(formula.unicode()), .text)
        case .code(_, let text): add(SearchText.words(ofCode: text), .text)
        case .cell(let index):
            guard let cell = chapter.cell(index), cell.showsSource else { return }
            add(SearchText.words(ofCode: cell.code.text), .text)
        case .exercise(let id), .quiz(let id), .worksheet(let id):
            guard let exercise = chapter.exercise(id) else { return }
            if chapter.title(of: exercise) == nil {
                add(SearchText.words(ExerciseHTML.title(of: exercise)), .heading)
            }
            for text in exercise.task { add(words(text), .text) }
        case .heading, .paragraph, .blockQuote, .list, .html, .thematicBreak, .alert, .table, .notes: break
        }
    }

    private mutating func add(_ words: [String], _ rank: SearchIndex.Rank) {
        for word in words where ranks[word].map({ $0 < rank }) ?? true { ranks[word] = rank }
    }

    private func words(_ text: [Inline]) -> [String] { SearchText.words(text.shownText) }
}

extension Exercise {
    /// What is asked, as a page shows it before any answer.
    fileprivate var task: [[Inline]] {
        switch work {
        case .code(let exercise): exercise.prompt
        case .quiz(let quiz): [quiz.question]
        case .worksheet(let worksheet): worksheet.prompt.allBlocks.flatMap(\.texts)
        }
    }
}

extension Block {
    fileprivate var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }
}

extension Sequence<Inline> {
    /// The words of a text as a page shows them, before anything is computed.
    var shownText: String {
        plainText { inline in
            switch inline {
            case .code(let code): code
            case .formula(let formula): formula.unicode()
            case .value: "…"
            case .reference(let part, _): part.number
            default: ""
            }
        }
    }
}
