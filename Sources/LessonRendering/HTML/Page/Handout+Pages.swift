package import LessonModel

extension Handout {
    /// The complete page of a chapter: `04-scaling.html`.
    /// - Parameter neighbours: ids of the chapters that have pages beside this one; links to others are plain text.
    package func page(_ part: Part, beside neighbours: Set<String>) -> String {
        let chapter = part.chapter
        let beside = neighbours.union([chapter.id])
        var context = ChapterContext(part, in: self, layout: .pages(beside)).context
        let position = course.chapters.firstIndex { $0.id == chapter.id }
        let previous = position.flatMap { $0 > 0 ? course.chapters[$0 - 1] : nil }
        let next = position.flatMap { $0 + 1 < course.chapters.count ? course.chapters[$0 + 1] : nil }
        context.merge(bar) { $1 }
        context["previous"] = previous.map { Neighbour($0, hasPage: beside.contains($0.id)).context }
        context["next"] = next.map { Neighbour($0, hasPage: beside.contains($0.id)).context }
        context["hasNeighbours"] = previous != nil || next != nil
        context["ruler"] = ChapterNavigationBar.marks(course.chapters, current: position, pages: beside)
        let count = count(for: chapter)
        context["progress"] =
            chapter.number.map { words.page(.progress(chapter: $0, of: count)) } ?? words.lesson(.appendix)
        context["ofCount"] = count.map { words.page(.ofChapters($0)) }
        context["buildInfo"] = BuildInfo(part, self).html
        context["search"] = live ? SearchHTML(words: words.page).html : nil
        context["words"] = templateWords(skip: .skipToChapter, print: .printChapter)
        let answers = AnswersJSON([part], in: self).json
        if answers != nil { context["answers"] = AnswersHTML(words: words.page).form }
        return Page(
            title: "\(chapter.number.map { "\($0) " } ?? "")\(chapter.title) · \(course.title)",
            summary: chapter.frontMatter.summary.map { PlainText.of(Inline.line($0)) }, language: course.language,
            author: CourseImprint.authors(of: course), runningHeads: runningHeads(right: Self.runningHead(of: chapter)),
            template: .chapter, words: words,
            // A cell that a reader changes may show the first trace.
            hasTraces: showsTrace(part) || live && !chapter.cells.isEmpty, answers: answers,
            keys: SelfCheckJSON([part], in: self).json,
            ownStyles: imprint.styleSheet + ChapterNavigationBar.styleSheet(course.chapters.count)
                + CaptionStyles.styleSheet(for: [chapter], live: live),
            live: live ? LiveData(chapter, in: self) : nil
        ).html(context)
    }

    /// The addresses of the links on a chapter's page and the names of references, which depend on the contents of the other
    /// chapters.
    package func addresses(linkedFrom chapter: Chapter, beside neighbours: Set<String>) -> [String] {
        let links = PageLinks(
            layout: .pages(neighbours), course: course, chapter: chapter, servesFiles: live)
        return chapter.linkDestinations.map { destination in
            if case .to(let address) = links.target(of: destination) { address } else { "" }
        }
            + chapter.allInlines.compactMap { inline in
                guard case .reference(let part, _) = inline else { return nil }
                return words.lesson(.numbered(part, beginsSentence: false))
            }
    }

    /// The number of chapters, to follow this chapter's number; nil when the number is not the chapter's position,
    /// which could give "20 of 13".
    func count(for chapter: Chapter) -> Int? {
        let place = course.chapters.firstIndex { $0.id == chapter.id }.map { $0 + 1 }
        return place == chapter.number ? course.chapters.count { !$0.isAppendix } : nil
    }

    private static func runningHead(of chapter: Chapter) -> String {
        chapter.number.map { "\($0) · " + chapter.title } ?? chapter.title
    }

    /// The page that lists all chapters of the course: `index.html`.
    /// - Parameters:
    ///   - beside: ids of the chapters that have pages beside it; the others are listed without links.
    ///   - progress: of a served course, how far its reader has come in each chapter, as HTML by the chapter's id.
    package func index(beside: Set<String>, progress: [String: String] = [:]) -> String {
        let shown = course.chapters.filter { beside.contains($0.id) }
        var context = context(listing: course.chapters, progress: progress) {
            beside.contains($0.id) ? PageFile.address(of: $0) : nil
        }
        context["words"] = templateWords(skip: .skipToChapters, print: .printPage)
        let terms = glossary(of: shown, in: .pages(beside)).terms.count
        context["glossary"] = terms > 0 ? GlossaryHTML.link(to: PageFile.glossary, terms: terms, words.page) : nil
        context["live"] = live
        return Page(
            title: course.title, summary: nil, language: course.language,
            author: CourseImprint.authors(of: course), runningHeads: runningHeads(), template: .index, words: words,
            ownStyles: imprint.styleSheet,
            searchIndex: live ? nil : searchIndex(of: shown, in: .pages(beside)),
            live: live ? LiveData(nil, in: self) : nil
        ).html(context)
    }

    /// All chapters in one page.
    package func book(_ parts: [Part]) -> String {
        let ids = Set(parts.map(\.chapter.id))
        let heads = parts.map { (label: $0.chapter.label, text: Self.runningHead(of: $0.chapter)) }
        let chapters = parts.map(\.chapter)
        let answers = AnswersJSON(parts, in: self).json
        let writer = AnswersHTML(words: words.page)
        var context = context(
            listing: chapters, href: { "#" + PageLinks.id(of: $0) },
            begun: { chapter in
                answers == nil ? nil : parts.first { $0.chapter.id == chapter.id }.map { writer.begun($0) }
            })
        context["parts"] = parts.map { part in
            var context = ChapterContext(part, in: self, layout: .book(ids)).context
            context["buildInfo"] = BuildInfo(part, self).html
            return context
        }
        let glossary = glossary(of: chapters, in: .book(ids))
        if !glossary.terms.isEmpty {
            context["glossary"] = GlossaryHTML.link(to: "#glossary", terms: glossary.terms.count, words.page)
            context["terms"] = GlossaryHTML(glossary, words: words.lesson).section(words.page)
        }
        context["words"] = templateWords(skip: .skipToChapters, print: .printBook)
        if answers != nil {
            context["answers"] = writer.form
            context["save"] = writer.link
        }
        return Page(
            title: course.title, summary: nil, language: course.language,
            author: CourseImprint.authors(of: course), runningHeads: runningHeads(chapters: heads),
            template: .book, words: words, hasTraces: parts.contains { showsTrace($0) }, answers: answers,
            keys: SelfCheckJSON(parts, in: self).json,
            ownStyles: imprint.styleSheet + CaptionStyles.styleSheet(for: chapters, live: live),
            searchIndex: searchIndex(of: chapters, in: .book(ids))
        ).html(context)
    }

    /// The template values of an index and of a book's cover.
    private func context(
        listing chapters: [Chapter], progress: [String: String] = [:], href: (Chapter) -> String?,
        begun: (Chapter) -> String? = { _ in nil }
    ) -> [String: Any] {
        var context: [String: Any] = [
            "edition": words.page(.edition(edition)), "buildInfo": BuildInfo.stamp(self),
            "groups": CourseEntry.groups(chapters) { chapter in
                var entry = CourseEntry(chapter, words: words).context(
                    href: href(chapter), progress: progress[chapter.id])
                entry["begun"] = begun(chapter)
                return entry
            }, "search": SearchHTML(words: words.page).html,
        ]
        context.merge(bar) { $1 }
        context["totals"] = CourseEntry.totals(chapters, words)
        context["reference"] = ReferenceHTML(members: reference, words: words.page).html
        return context
    }

    private func showsTrace(_ part: Part) -> Bool { !ChapterFigures(part, words: words).shownTraces.isEmpty }

    var imprint: CourseImprint { CourseImprint(self) }

    /// What the bar and the foot of each page say of the course.
    var bar: [String: Any] {
        var bar: [String: Any] = ["course": course.title]
        bar["logo"] = imprint.logoHTML
        bar["imprint"] = imprint.html
        return bar
    }

    func runningHeads(right: String = "", chapters: [(label: String, text: String)] = []) -> Page.RunningHeads {
        Page.RunningHeads(left: course.title, right: right, chapters: chapters, foot: imprint.line, paper: paper)
    }

    /// The words in the templates.
    func templateWords(skip: PagePhrase, print: PagePhrase) -> [String: String] {
        let isMirrored = course.direction == .rightToLeft
        return [
            "back": isMirrored ? "→" : "←", "forward": isMirrored ? "←" : "→", "skip": words.page(skip),
            "printThis": words.page(print), "print": words.page(.print),
            "objectives": words.lesson(.objectives), "chapters": words.page(.chapters),
            "neighbours": words.page(.neighbours), "previousAndNext": words.page(.previousAndNext),
            "previous": words.page(.previous), "next": words.page(.next), "contents": words.page(.contents),
        ]
    }
}
