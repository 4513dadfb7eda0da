import Formulas
import LessonModel
import TraceFigures

/// A chapter's text on a page: numbered sections and equations, cells, exercises.
struct ChapterHTML {
    let part: Handout.Part
    let edition: Handout.Edition
    let rawHTML: Bool
    private let marksLines: Bool
    /// Whether outputs can be exchanged for others.
    let live: Bool
    /// Whether questions and worksheets judge themselves.
    private let judgesItself: Bool
    let links: PageLinks
    let outline: ChapterOutline
    let figures: ChapterFigures
    private let introductions: ExerciseIntroductions
    let numbers: [FileLocation: NumberedPart]
    let headingAnchors: Set<String>
    let words: Words

    init(_ part: Handout.Part, in handout: Handout, layout: PageLinks.Layout) {
        self.part = part
        edition = handout.edition
        words = handout.words
        live = handout.live
        judgesItself = handout.judgesItself
        rawHTML = handout.course.rawHTML
        marksLines = handout.marksLines
        links = PageLinks(
            layout: layout, course: handout.course, chapter: part.chapter, servesFiles: handout.live,
            files: part.files)
        outline = ChapterOutline(part.chapter)
        figures = ChapterFigures(part, words: words, rendered: handout.rendered)
        introductions = ExerciseIntroductions(part.chapter, words: words.lesson)
        numbers = ChapterNumbers(part.chapter).blocks
        headingAnchors = Set(outline.headings.values.map(\.anchor))
    }

    /// Everything below the chapter's opener.
    var html: String {
        var html = ""
        var section: [Block] = []
        func close() {
            if !section.isEmpty { html += "<section class=\"sec\">\n\(body.html(of: section))</section>\n" }
            section = []
        }
        for block in part.chapter.blocks where block.place != outline.repeatedTitle && !introductions.contains(block) {
            if outline.headings[block.place]?.isSection ?? false || block.isNotes { close() }
            section.append(block)
        }
        close()
        return html
    }

    /// A section's heading for the table of contents, without links of its own.
    func entry(_ heading: ChapterOutline.Heading) -> String {
        body.html(of: heading.text.withoutLinks)
    }

    /// Renders the chapter's text.
    var body: HTMLBody {
        var inserts = HTMLBody.Inserts(
            block: { self.html(of: $0) }, value: { part.report.inlineValues[$0] ?? "?" },
            link: { links.target(of: $0) }, image: { part.images[$0].map { .to($0) } ?? .text },
            raw: { links.raw($0) })
        if marksLines { inserts.mark = { PageElements.mark(line: $0.place.line) } }
        inserts.chapter = part.chapter.label
        return HTMLBody(rawHTML: rawHTML, style: .page, inserts: inserts, words: words.lesson)
    }

    /// The HTML of blocks that have special markup on a page; `nil` for all others.
    private func html(of block: Block) -> String? {
        switch block.kind {
        case .heading(let level, let text):
            // A heading outside the chapter's own text, such as in a hint, has no id, since no link may name it.
            outline.headings[block.place].map { html(of: $0) } ?? "<h\(level)>\(body.html(of: text))</h\(level)>"
        case .formula(let formula): equation(formula, block)
        case .paragraph(let text): block.label.map { figure(body.html(of: text.map(\.untitled)), $0, block) }
        case .table(let table): block.label.map { html(of: table, $0, block) }
        case .alert(let alert, let blocks): AlertHTML(alert, body.html(of: blocks), words.lesson).html
        case .code(let info, let text): code(info, text)
        case .cell(let index): part.chapter.cell(index).map { html(of: $0, block) }
        case .exercise(let id), .quiz(let id), .worksheet(let id):
            part.chapter.exercise(id).map { html(of: $0, at: block) }
        default: nil
        }
    }

    private func html(of heading: ChapterOutline.Heading) -> String {
        let number = heading.number.map { "<span class=\"n\">\($0)</span> " } ?? ""
        let id = Markup.escaped(links.id(heading.anchor))
        return "<h\(heading.level) id=\"\(id)\">\(number)\(body.html(of: heading.text))</h\(heading.level)>"
    }

    private func html(of exercise: Exercise, at block: Block) -> String {
        let writer = ExerciseHTML(
            part: part, edition: edition, body: body, words: words, judgesItself: judgesItself)
        let introduction = introductions.introduction(of: block)
        let heading = introduction.flatMap { outline.headings[$0.title.place] }
        let section = introductions.sectionTitle(of: block)
        return writer.html(
            exercise,
            under: heading.map {
                .init(id: Markup.escaped(links.id($0.anchor)), html: writer.title($0.text, of: exercise))
            }
                ?? section.map {
                    .init(
                        id: "\(ExerciseHTML.id(of: exercise))-title", html: writer.title($0.withoutNotes, of: exercise))
                },
            introduction: introduction?.blocks ?? [], anchor: anchor(exercise.id))
    }

    /// A formula outside the chapter's own text, such as in a hint, has no number.
    private func equation(_ formula: Formula, _ block: Block) -> String {
        let math = formula.mathML(display: true)
        guard let number = numbers[block.place]?.number else {
            return "<div class=\"eq\"><div class=\"scroll\">\(math)</div></div>"
        }
        let name = words.page(.equation(number))
        return """
            <div class="eq" id="eq-\(number)"><div class="scroll"\(anchor(block.label?.id)) role="group" aria-label="\(name)">\(math)</div>\
            <a class="no lk" href="#eq-\(number)" aria-label="\(name)">(\(number))</a></div>
            """
    }

    private func code(_ info: String, _ text: String) -> String {
        let language = info.prefix { !$0.isWhitespace }
        let lines =
            language == "swift"
            ? SwiftHTML(text).lines : VisibleText.lines(text).map { Markup.escaped($0) }
        if language.isEmpty { return "<pre class=\"plain\"><code>\(lines.joined(separator: "\n"))\n</code></pre>" }
        let numbered = lines.map { "<span class=\"l\">\($0)\n</span>" }.joined()
        return """
            <figure class="cell\(CodeLength.classes(text))"><figcaption><span>\(Markup.escaped(String(language)))</span>\
            <button type="button" class="btn copy js-only" aria-label="\(words.page(.copyListing))">\
            \(words.page(.copy))</button></figcaption><pre class="src"><code>\(numbered)</code></pre></figure>
            """
    }
}

extension Block {
    fileprivate var isNotes: Bool {
        if case .notes = kind { true } else { false }
    }
}
