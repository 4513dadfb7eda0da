import Formulas
import LessonModel
import TraceFigures

/// The list of a course's terms: each with the sentence that defines it, and links to the places.
struct GlossaryHTML {
    private let glossary: Glossary
    private let words: LessonWords

    init(_ glossary: Glossary, words: @escaping LessonWords = { $0.english }) {
        self.glossary = glossary
        self.words = words
    }

    var html: String {
        var anchors = HeadingAnchors()
        let entries = glossary.terms.map { entry($0, id: "term.\(anchors.next(for: [.text($0.key)]))") }
        return "<dl class=\"terms\">\n\(entries.joined())</dl>"
    }

    /// The list as the last part of a book, with a heading.
    func section(_ words: PageWords) -> String {
        """
        <section class="glossary" aria-labelledby="glossary">
        <h2 id="glossary">\(words(.glossary))</h2>
        \(html)
        </section>

        """
    }

    /// The line that leads to it.
    static func link(to address: String, terms: Int, _ words: PageWords) -> String {
        "<p class=\"also meta\"><a href=\"\(address)\">\(words(.glossary))</a> · \(words(.terms(terms)))</p>\n"
    }

    private func entry(_ term: Glossary.Term, id: String) -> String {
        let links = term.places.map {
            "<a href=\"\(Markup.escaped($0.section.address))\">\($0.section.titleHTML)</a>"
        }
        return """
            <dt id="\(Markup.escaped(id))"><dfn>\(body.html(of: term.name.withoutLinks))</dfn></dt>
            <dd><p>\(body.html(of: term.places[0].term.sentence))</p>
            <p class="meta">\(links.joined(separator: " · "))</p></dd>

            """
    }

    /// Nothing is computed for a glossary.
    private var body: HTMLBody {
        HTMLBody(
            style: .page, inserts: HTMLBody.Inserts(block: { _ in nil }, value: { _ in "…" }), words: words)
    }
}
