import LessonModel
import StepTrace
import TraceFigures

/// What the script of a served page knows beside what the page shows: data in the page, as JSON.
///
/// It begins with the chapter, null on the index and the glossary, and the page's digest, which is empty until `stamped` puts it
/// in.
package struct LiveData: Sendable {
    private let chapter: Chapter?
    private let edition: Handout.Edition
    private let words: Words

    init(_ chapter: Chapter?, in handout: Handout) {
        self.chapter = chapter
        edition = handout.edition
        words = handout.wordsOfParts
    }

    /// Safe inside a script element.
    var json: String {
        Markup.json(
            .object([
                .init("chapter", chapter.map { .string($0.id) } ?? .null), .init("page", .string("")),
                .init("exercises", .array(exercises)), .init("cells", .array(cells)),
                .init("sections", JSONValue(sections)),
                .init("words", .object(LivePhrase.allCases.map { .init($0.rawValue, .string(words.live($0))) })),
            ]))
    }

    /// What can be answered in the page; a teacher's shows keys and solutions in place of boxes.
    private var exercises: [JSONValue] {
        guard edition == .student else { return [] }
        return (chapter?.exercises ?? []).map { exercise in
            var starter = JSONValue.null
            if case .code(let code) = exercise.work { starter = .string(code.starterCode) }
            return .object([
                .init("path", .string(exercise.path)), .init("kind", .string(exercise.kind.rawValue)),
                .init("id", .string(ExerciseHTML.id(of: exercise))), .init("label", .string(exercise.label)),
                .init("starter", starter), .init("hints", JSONValue(exercise.hints.count)),
            ])
        }
    }

    /// The cells whose code is shown, and so can be changed.
    ///
    /// What a hidden one holds may be the key to an exercise.
    private var cells: [JSONValue] {
        (chapter?.cells ?? []).filter(\.showsSource).map { cell in
            .object([
                .init("cell", JSONValue(cell.index)),
                .init("id", .string(CellHTML.id("\(chapter?.label ?? "").\(cell.number)"))),
                .init("code", .string(cell.code.text)),
                .init("canRun", .boolean(cell.action != .ignore && cell.action != .compile)),
            ])
        }
    }

    private var sections: [String] { chapter.map { ChapterOutline($0).sections.map(\.anchor) } ?? [] }
}

extension LiveData {
    /// What the data begins with on a page.
    static let opening = "<script type=\"application/json\" id=\"Live\">"

    /// A served page with its digest in its data, and the digest: that of the page without it.
    package static func stamped(_ html: String) -> (html: String, digest: String) {
        let digest = SHA256(html.utf8).hexadecimal
        var stamped = html
        guard let place = stamped.withUTF8(placeOfDigest) else { return (html, digest) }
        let index = stamped.utf8.index(stamped.startIndex, offsetBy: place)
        stamped.insert(contentsOf: digest, at: index)
        return (stamped, digest)
    }

    /// Where in a page its digest belongs.
    ///
    /// Whatever the text of the lesson holds is before the data.
    private static func placeOfDigest(_ html: UnsafeBufferPointer<UInt8>) -> Int? {
        let (opening, member) = (Array(opening.utf8), Array(",\"page\":\"".utf8))
        func isAt(_ place: Int, _ text: [UInt8]) -> Bool { html[place...].starts(with: text) }
        guard let data = html.indices.last(where: { html[$0] == opening[0] && isAt($0, opening) }) else { return nil }
        let place = html[data...].indices.first { html[$0] == member[0] && isAt($0, member) }
        return place.map { $0 + member.count }
    }
}
