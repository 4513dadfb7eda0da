import LessonModel
import TraceFigures

/// Writes the footnotes of a chapter and the references to them.
///
/// A reference and its note are links to each other, so that keys and screen readers get there and back. Their ids begin with the
/// chapter's label and hold a dot, which no heading's id does.
struct NotesHTML {
    let notes: [Note]
    let body: HTMLBody

    init(_ notes: [Note], body: HTMLBody) {
        self.notes = notes
        self.body = body
    }

    var html: String {
        let items = notes.map { note in
            "<li id=\"\(Self.id(note.number, body))\" value=\"\(note.number)\">\n\(text(of: note))</li>\n"
        }
        return """
            <section class="notes" role="doc-endnotes" aria-label="\(body.words(.notes))">
            <ol>
            \(items.joined())</ol>
            </section>
            """
    }

    /// The number of a note in the text, as a link to it.
    static func reference(to note: NoteReference, body: HTMLBody) -> String {
        """
        <sup><a class="lk" id="\(id(note, body))" href="#\(id(note.number, body))" role="doc-noteref" \
        aria-label="\(body.words(.note(note.number)))">\(note.number)</a></sup>
        """
    }

    /// A note with links back at its end.
    private func text(of note: Note) -> String {
        let links = (1...max(1, note.references)).map { occurrence in
            let reference = NoteReference(number: note.number, occurrence: occurrence)
            let count = note.references > 1 ? "<sup>\(occurrence)</sup>" : ""
            return """
                <a class="lk" href="#\(Self.id(reference, body))" role="doc-backlink" \
                aria-label="\(body.words(.backToText(note.number, occurrence: note.references > 1 ? occurrence : nil)))">\
                ↩\(count)</a>
                """
        }.joined(separator: " ")
        let html = body.html(of: note.blocks)
        let end = "</p>\n"
        return html.hasSuffix(end) ? html.dropLast(end.count) + " \(links)" + end : html + "<p>\(links)</p>\n"
    }

    private static func id(_ note: Int, _ body: HTMLBody) -> String {
        Markup.escaped("note-\(body.inserts.chapter).\(note)")
    }

    private static func id(_ reference: NoteReference, _ body: HTMLBody) -> String {
        id(reference.number, body) + "-r\(reference.occurrence)"
    }
}
