package import LessonModel
package import TraceFigures

/// Every word that attend itself writes, in one language, apart from diagnostics and the text of `--help`.
///
/// Each table is a function from a phrase to its text, so a language that lacks a phrase does not compile, and plurals
/// follow the rules of the language. Another language is one more `Language` and one more value of this type.
package struct Words: Sendable {
    package var figure: FigureWords
    package var check: CheckWords
    package var lesson: LessonWords
    package var page: PageWords
    package var command: CommandWords
    package var live: LiveWords

    package init(
        figure: @escaping FigureWords, check: @escaping CheckWords, lesson: @escaping LessonWords,
        page: @escaping PageWords, command: @escaping CommandWords, live: @escaping LiveWords
    ) {
        self.live = live
        self.figure = figure
        self.check = check
        self.lesson = lesson
        self.page = page
        self.command = command
    }

    package static let english = Words(
        figure: { $0.english }, check: { $0.english }, lesson: { $0.english }, page: { $0.english },
        command: { $0.english }, live: { $0.english })

    package static let chinese = Words(
        figure: { $0.chinese }, check: { $0.chinese }, lesson: { $0.chinese }, page: { $0.chinese },
        command: { $0.chinese }, live: { $0.chinese })

    /// The words for a course's language tag; English for a language that has no words.
    package init(language: String) {
        switch Language(tag: language) ?? .english {
        case .english: self = .english
        case .chinese: self = .chinese
        }
    }
}

extension Words {
    /// What stands in place of lines that are left out: `⋯ 12 more lines ⋯`; nil when none are.
    func omission(_ lines: Int) -> String? { lines == 0 ? nil : "⋯ \(lesson(.moreLines(String(lines)))) ⋯" }
}

extension Words {
    /// The words of pages that can be answered in.
    package var onPages: Words {
        var words = self
        words.check = { [check] in check($0.onPage) }
        return words
    }
}

extension Course {
    /// The words of the course's language.
    package var words: Words { Words(language: language) }
}
