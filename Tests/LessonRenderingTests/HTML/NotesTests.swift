import LessonModel
import LessonReader
import Testing

@testable import LessonRendering

/// Footnotes, tasks and struck text on pages.
struct NotesTests {
    private let text = """
        ---
        title: T
        ---
        # T

        - [x] ~~One~~[^a], two[^b].
        - [ ] Three[^a].

        [^a]: The *first*.
        [^b]: The second:

            ```text
            code
            ```

        """

    private func part(_ number: Int) -> Handout.Part {
        SampleHandout.part(text, number, "0\(number)-t")
    }

    @Test func aNoteAndItsPlacesAreLinksToEachOther() {
        var inserts = HTMLBody.Inserts()
        inserts.chapter = "3"
        let html = HTMLBody(style: .page, inserts: inserts).html(of: Array(part(3).chapter.blocks.dropFirst()))
        #expect(
            html == """
                <ul>
                <li class="task"><span role="img" aria-label="done">☑</span> <del>One</del><sup><a class="lk" id="note-3.1-r1" href="#note-3.1" \
                role="doc-noteref" aria-label="Note 1">1</a></sup>, two<sup><a class="lk" id="note-3.2-r1" href="#note-3.2" \
                role="doc-noteref" aria-label="Note 2">2</a></sup>.</li>
                <li class="task"><span role="img" aria-label="to do">☐</span> Three<sup><a class="lk" id="note-3.1-r2" href="#note-3.1" \
                role="doc-noteref" aria-label="Note 1">1</a></sup>.</li>
                </ul>
                <section class="notes" role="doc-endnotes" aria-label="Notes">
                <ol>
                <li id="note-3.1" value="1">
                <p>The <em>first</em>. <a class="lk" href="#note-3.1-r1" role="doc-backlink" \
                aria-label="Back to the text from note 1, place 1">↩<sup>1</sup></a> <a class="lk" href="#note-3.1-r2" \
                role="doc-backlink" aria-label="Back to the text from note 1, place 2">↩<sup>2</sup></a></p>
                </li>
                <li id="note-3.2" value="2">
                <p>The second:</p>
                <pre><code class="language-text">code
                </code></pre>
                <p><a class="lk" href="#note-3.2-r1" role="doc-backlink" aria-label="Back to the text from note 2">↩</a></p>
                </li>
                </ol>
                </section>

                """)
    }

    /// In a book each chapter has notes of its own, and no two ids are the same.
    @Test func chaptersOfABookKeepTheirNotesApart() {
        let parts = [part(1), part(2)]
        let course = Course(title: "C", language: "en", folder: "lessons", chapters: parts.map(\.chapter))
        let book = Handout(course, edition: .student, stamp: SampleHandout.stamp).book(parts)
        let ids = book.matches(of: /id="(note-[^"]*)"/).map { String($0.1) }
        #expect(ids.count == 10 && Set(ids).count == 10)
        for target in book.matches(of: /href="#(note-[^"]*)"/) { #expect(ids.contains(String(target.1))) }
    }
}
