import HandoutAssets
import LessonModel
import LessonReader
import Testing
import TraceFigures

@testable import LessonRendering

/// What a course says of itself, on its pages and at the foot of its sheets.
struct CourseFacePageTests {
    private static let handout: Handout = {
        var course = SampleHandout.course
        course.face.authors = ["Ada", "B. <Babbage>", "Emmy"]
        course.face.institution = "A & B"
        course.face.licence = "CC BY 4.0"
        course.face.date = "2026-11"
        course.face.url = "https://example.org/course/"
        course.face.accent = Accent(light: Colour([0, 0x66, 0xCC]), dark: Colour([0x72, 0xD6, 0xBC]))
        course.chapters[1].part = "Further `on`"
        var handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
        handout.logo = "data:image/png;base64,AA=="
        return handout
    }()

    private static let ids = Set(handout.course.chapters.map(\.id))
    private static let chapterPage = handout.page(SampleHandout.parts[1], beside: ids)
    private static let index = handout.index(beside: ids)
    private static let book = handout.book(
        zip(SampleHandout.parts, handout.course.chapters).map { part, chapter in
            var part = part
            part.chapter = chapter
            return part
        })

    @Test(arguments: [chapterPage, index, book])
    func everyPageNamesTheCourseAndItsAuthors(page: String) {
        #expect(page.contains("<img class=\"logo\" src=\"data:image/png;base64,AA==\" alt=\"\">A course<"))
        #expect(page.contains("<meta name=\"author\" content=\"Ada, B. &lt;Babbage&gt;, Emmy\">"))
        #expect(
            page.contains(
                """
                <p class="imprint"><bdi>Ada, B. &lt;Babbage&gt; and Emmy</bdi> · <bdi>A &amp; B</bdi> · <bdi>2026-11</bdi> · \
                <bdi>Licence: CC BY 4.0</bdi> · <a href="https://example.org/course/">example.org/course</a></p>
                """))
        #expect(
            page.contains(
                "@bottom-left{content:\"Ada, B. \\3c Babbage\\3e  and Emmy · A \\26  B · 2026-11 · Licence: CC BY 4.0\";"
            ))
        #expect(page.contains(":root{--red:#0066CC}@media (prefers-color-scheme:dark){:root{--red:#72D6BC}}"))
    }

    @Test func aCourseThatSaysNothingHasNoneOfIt() {
        let page = Handout(SampleHandout.course, edition: .student, stamp: SampleHandout.stamp).index(beside: Self.ids)
        for mark in ["class=\"logo\"", "name=\"author\"", "class=\"imprint\"", "@bottom-left", "class=\"part\""] {
            #expect(!page.contains(mark))
        }
    }

    @Test(arguments: [index, book])
    func chaptersAreListedInParts(page: String) {
        #expect(
            page.contains(
                "</ol><h2 class=\"part\">Further <code>on</code></h2><ol class=\"course\"><li><span class=\"n\" aria-hidden=\"true\">2</span>"
            ))
    }

    /// The reader of `course.yml` measures contrast with the colours that the style sheet has.
    @Test func theGroundsAreThoseOfTheStyleSheet() {
        let papers = HandoutAssets.styleSheet.matches(of: /--paper: ?(#[0-9A-Fa-f]{6})/).map { Colour(String($0.1)) }
        #expect(papers == Accent.Scheme.allCases.map(\.ground) + [Colour([255, 255, 255])])
    }

    @Test(arguments: [
        ("ar", true), ("he-IL", true), ("fa", true), ("ur", true), ("az-Arab", true), ("en", false), ("ar-Latn", false),
        ("zh-Hans", false), ("klingon", false), ("", false),
    ])
    func theDirectionOfALanguage(tag: String, isRightToLeft: Bool) {
        var course = SampleHandout.course
        course.language = tag
        let handout = Handout(course, edition: .student, stamp: SampleHandout.stamp)
        let page = handout.page(SampleHandout.parts[1], beside: Self.ids)
        #expect(page.contains("<html lang=\"\(tag)\" dir=\"rtl\">") == isRightToLeft)
        #expect(page.contains("rel=\"prev\">\(isRightToLeft ? "→" : "←") 1 "))
    }
}
