import LessonModel
import Testing

/// What `course.yml` says of the course itself: read, or refused with its place and a remedy.
struct CourseFaceReaderTests {
    @Test func everythingThatACourseSaysOfItself() async throws {
        let reading = await Fixtures.course([
            "course/course.yml": """
            format: 1
            title: C
            author: [Ada Lovelace, Charles Babbage]
            institution: University of Turin
            licence: CC BY 4.0
            date: 1842-10-01
            url: https://example.org/notes/
            logo: ./art/logo.svg
            accent: {light: "#0b6357", dark: "#72D6BC"}
            chapters: [a.md]
            """,
            "course/a.md": "---\ntitle: T\n---\n", "course/art/logo.svg": "<svg/>",
        ])
        #expect(reading.text == "")
        let face = try #require(reading.course?.face)
        #expect(face.authors == ["Ada Lovelace", "Charles Babbage"])
        #expect(face.institution == "University of Turin")
        #expect(face.licence == "CC BY 4.0")
        #expect(face.date == "1842-10-01")
        #expect(face.url == "https://example.org/notes/")
        #expect(face.logo == "art/logo.svg")
        #expect(face.accent == Accent(light: Colour([11, 99, 87]), dark: Colour([114, 214, 188])))
    }

    @Test func oneColourIsLightenedForDarkPages() async throws {
        let reading = await Fixtures.course(yaml: "author: Ada\nlicense: MIT\naccent: \"#06c\"\n")
        #expect(reading.text == "")
        let face = try #require(reading.course?.face)
        #expect(face.authors == ["Ada"])
        #expect(face.licence == "MIT")
        let accent = try #require(face.accent)
        #expect(accent.light == Colour([0, 0x66, 0xCC]))
        #expect(accent.dark != accent.light)
        for (scheme, colour) in zip(Accent.Scheme.allCases, [accent.light, accent.dark]) {
            #expect(colour.contrast(with: scheme.ground) >= Accent.contrast)
        }
    }

    @Test(arguments: [
        (
            "date: 2026-02-29\n",
            """
            course/course.yml:3:7: error: '2026-02-29' is no date
            3 | date: 2026-02-29
              |       ^~~~~~~~~~
              help: write a year, a month or a day: 'date: 2026-11-28'

            """
        ),
        (
            "url: example.org/x\n",
            """
            course/course.yml:3:6: error: 'example.org/x' is no address on the web
            3 | url: example.org/x
              |      ^~~~~~~~~~~~~
              help: write 'url: https://example.org/x'

            """
        ),
        (
            "url: javascript:alert(1)\n",
            """
            course/course.yml:3:6: error: 'javascript:alert(1)' is no address on the web
            3 | url: javascript:alert(1)
              |      ^~~~~~~~~~~~~~~~~~~
              help: write 'url: https://example.org/course'

            """
        ),
        (
            "licence: MIT\nlicense: MIT\n",
            """
            course/course.yml:4:1: error: 'license' is another spelling of 'licence'
            4 | license: MIT
              | ^~~~~~~
              help: remove one of them

            """
        ),
        (
            "author: {name: Ada}\n",
            """
            course/course.yml:3:9: error: 'author' is a list, not a mapping
            3 | author: {name: Ada}
              |         ^
              help: write 'author: [one, two]'

            """
        ),
        (
            "accent: teal\n",
            """
            course/course.yml:3:9: error: 'teal' is no colour
            3 | accent: teal
              |         ^~~~
              help: write six hexadecimal digits in quotes: 'accent: "#0B6357"'

            """
        ),
        (
            "accent: \"#FFD400\"\n",
            """
            course/course.yml:3:9: error: '#FFD400' cannot be read on light pages: its contrast with their paper, #FCFCFA, is 1.3, \
            and text needs 4.5
            3 | accent: "#FFD400"
              |         ^~~~~~~~~
              help: write 'accent: "#877000"', the same colour darker

            """
        ),
        (
            "accent: {light: \"#0B6357\", dark: \"#0B6357\"}\n",
            """
            course/course.yml:3:34: error: '#0B6357' cannot be read on dark pages: its contrast with their paper, #11161B, is 2.5, \
            and text needs 4.5
            3 | accent: {light: "#0B6357", dark: "#0B6357"}
              |                                  ^~~~~~~~~
              help: write 'dark: "#488A81"', the same colour lighter

            """
        ),
        (
            "accent: {light: \"#0B6357\"}\n",
            """
            course/course.yml:3:9: error: 'accent' needs 'dark'
            3 | accent: {light: "#0B6357"}
              |         ^
              help: add 'dark: "#488A81"'

            """
        ),
        (
            "logo: logo.png\n",
            """
            course/course.yml:3:7: error: there is no image 'logo.png'
            3 | logo: logo.png
              |       ^~~~~~~~
              help: paths are relative to the course folder

            """
        ),
        (
            "logo: https://example.org/logo.png\n",
            """
            course/course.yml:3:7: error: this cannot be the course's logo: it is not a file of the course
            3 | logo: https://example.org/logo.png
              |       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
              help: save it beside course.yml: 'logo: logo.svg'

            """
        ),
        (
            "logo: a.md\n",
            """
            course/course.yml:3:7: error: this cannot be the course's logo: 'a.md' is of no kind that browsers show
            3 | logo: a.md
              |       ^~~~
              help: save it as one of avif, gif, jpeg, jpg, png, svg, webp

            """
        ),
        (
            "paper: a5\n",
            """
            course/course.yml:3:8: error: there is no paper 'a5'
            3 | paper: a5
              |        ^~
              help: did you mean 'a4'?

            """
        ),
    ])
    func aWrongValue(line: String, message: String) async {
        #expect(await Fixtures.course(yaml: line).text == message)
    }

    @Test func aLogoThatEveryPageWouldCarry() async {
        let reading = await Fixtures.course([
            "course/course.yml": "format: 1\ntitle: C\nlogo: l.svg\nchapters: [a.md]\n",
            "course/a.md": "---\ntitle: T\n---\n",
            "course/l.svg": "<svg>" + String(repeating: " ", count: 300 << 10) + "</svg>",
        ])
        #expect(
            reading.text == """
                course/course.yml:3:7: error: this cannot be the course's logo: it has 300 KiB, and every page carries it
                3 | logo: l.svg
                  |       ^~~~~
                  help: make it smaller: 256 KiB are the most

                """)
    }
}
