import LessonModel
import TraceFigures

/// The elements with which pages say what a verdict says: a student's results, and what stands below an exercise.
enum VerdictMarkup {
    /// - Parameter html: what follows the mark.
    static func status(_ mark: String, _ html: String, className: String) -> String {
        "<p class=\"verdict \(className)\">\(mark) \(html)</p>"
    }

    /// - Parameter isMistake: whether it is the author's message for a mistake.
    static func message(_ text: String, isMistake: Bool = false) -> String {
        let html = LineHTML(message: text).html
        return "<p>\(isMistake ? "<b>\(html)</b>" : html)</p>"
    }

    /// A sentence without markup of its own.
    static func sentence(_ text: String) -> String { "<p>\(Markup.escaped(text))</p>" }

    /// The steps that were compared: `scores ✓ · weights ✗`.
    static func steps(_ steps: [ComparedStep]) -> String {
        let names = steps.map { step in
            "<span class=\"\(step.agrees ? "ok" : "off")\">\(Markup.escaped(step.name)) \(step.mark)</span>"
        }
        return "<p class=\"verdict\">\(names.joined(separator: " · "))</p>"
    }

    /// What is said of each choice or entry.
    static func remarks(_ html: [String]) -> String {
        "<ul class=\"remarks\">\n\(html.map { "<li>\($0)</li>" }.joined(separator: "\n"))\n</ul>"
    }

    /// What an answer printed, under a title.
    static func output(_ lines: [String], _ words: CheckWords) -> [String] {
        ["<p class=\"verdict\">\(words(.printed))</p>", block(lines)]
    }

    /// Lines that do not wrap.
    static func block(_ lines: [String]) -> String {
        "<pre class=\"plain\">\(lines.map(Markup.escaped).joined(separator: "\n"))</pre>"
    }
}

extension PrintedExcerpt {
    /// Its lines made visible, with a line in place of those left out.
    func lines(_ words: Words) -> [String] {
        VisibleText.lines(head) + (words.omission(omittedLines).map { [$0] } ?? []) + VisibleText.lines(tail)
    }
}
