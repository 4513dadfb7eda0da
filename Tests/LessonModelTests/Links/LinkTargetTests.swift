import LessonModel
import Testing

/// What links and images of a chapter lead to, and which of them a page can have.
struct LinkTargetTests {
    private static let chapters = ["01-a.md", "more/02-b c.md", "c#?%.md"].enumerated().map { index, path in
        Chapter(
            number: index + 1, id: String(path.split(separator: "/").last!.dropLast(3)), file: "lessons/" + path,
            frontMatter: FrontMatter(title: path))
    }
    private static let course = Course(title: "C", folder: "lessons", chapters: chapters)

    private func target(_ destination: String, in chapter: Int = 0) -> LinkTarget {
        Self.course.target(of: destination, in: Self.chapters[chapter])
    }

    @Test(arguments: [
        ("01-a.md", LinkTarget.file("01-a.md", anchor: nil)), ("./01-a.md", .file("01-a.md", anchor: nil)),
        ("sub/../01-a.md", .file("01-a.md", anchor: nil)), ("01-a.md?x=1#sums", .file("01-a.md", anchor: "sums")),
        ("01%2Da.md", .file("01-a.md", anchor: nil)), ("#sums", .file("01-a.md", anchor: "sums")),
        ("#", .file("01-a.md", anchor: nil)), ("?x=1", .file("01-a.md", anchor: nil)),
        ("#%E7%BC%A9%E6%94%BE", .file("01-a.md", anchor: "缩放")), ("../out.png", .file("../out.png", anchor: nil)),
        ("../../out.png", .file("../../out.png", anchor: nil)), ("a%20b.png", .file("a b.png", anchor: nil)),
        ("50%.png", .file("50%.png", anchor: nil)), ("第1章:引言.md", .file("第1章:引言.md", anchor: nil)),
        ("", .nothing), ("/dot.png", .rooted), ("//x.org/dot.png", .rooted),
        ("https://x.org/01-a.md", .address(scheme: "https")), ("MailTo:a@b.org", .address(scheme: "mailto")),
        ("java\tscript:x", .address(scheme: "javascript")), ("data:image/png;base64,AA", .address(scheme: "data")),
    ])
    func destinationsAreRead(destination: String, expected: LinkTarget) {
        #expect(target(destination) == expected)
    }

    /// A path that is proposed leads where it should.
    @Test(arguments: [
        ("01-a.md", "02.md", "01-a.md"), ("01-a.md", "more/02.md", "../01-a.md"), ("more/x.md", "more/02.md", "x.md"),
        ("more/b/x.md", "more/a/02.md", "../b/x.md"), ("more/x.md", "02.md", "more/x.md"), ("a/b", "a/b/c.md", "../b"),
    ])
    func pathsAreWrittenFromAChapter(path: String, file: String, written: String) {
        #expect(LinkTarget.path(to: path, from: file) == written)
        #expect(LinkTarget.path(written, in: file) == path)
    }

    @Test(arguments: [
        ("../01-a.md", 1, 1), ("02-b%20c.md", 1, 2), ("more/02-b%20c.md", 0, 2), ("c%23%3F%25.md", 0, 3),
        ("../c%23%3F%25.md#top", 1, 3),
    ])
    func chaptersAreFoundFromAnyFolder(destination: String, from: Int, number: Int) {
        let target = target(destination, in: from)
        guard case .file(let path, _) = target else {
            Issue.record("\(target)")
            return
        }
        #expect(Self.course.chapter(at: path)?.number == number)
        #expect(target.obstacleToLink(in: Self.course) == nil)
    }

    @Test(arguments: [
        ("", "it leads nowhere"), ("/data.csv", "its path is not one within the course"),
        ("javascript:x", "a page has no links to 'javascript:'"),
        ("data:text/html,x", "a page has no links to 'data:'"),
        (".git/config", "'.git/config' is not a chapter of the course"),
        ("01-a.md~", "'01-a.md~' is not a chapter of the course"),
        ("01-a.MD.bak", "'01-a.MD.bak' is not a chapter of the course"),
        ("b.markdown", "'b.markdown' is not a chapter of the course"), ("vscode:x", "a page has no links to 'vscode:'"),
        ("ms-msdt:x", "a page has no links to 'ms-msdt:'"), ("view-source:x", "a page has no links to 'view-source:'"),
        ("draft.md", "'draft.md' is not a chapter of the course"),
    ])
    func someLinksArePlainText(destination: String, reason: String) {
        #expect(target(destination).obstacleToLink(in: Self.course)?.reason == reason)
    }

    /// What students do not read leads to nothing for them.
    @Test func reasonsGiveFilesToTeachersOnly() {
        let place = FileLocation(file: "lessons/01-a.md", line: 1, column: 1)
        func link(_ file: String) -> [Inline] { [.link(destination: file, title: "", [.text("x")])] }
        var chapter = Self.chapters[0]
        let choice = Quiz.Choice(text: link("choice.csv"), correct: true, because: link("reason.csv"))
        chapter.quizzes = [
            Quiz(id: "q", number: 1, points: 1, question: link("question.csv"), choices: [choice], place: place)
        ]
        #expect(
            Self.course.filesLinked(from: chapter, isForTeachers: true)
                == ["question.csv", "choice.csv", "reason.csv"])
        #expect(Self.course.filesLinked(from: chapter, isForTeachers: false) == ["question.csv", "choice.csv"])
    }

    @Test(arguments: ["https://x.org", "mailto:a@b.org", "#any", "01-a.md#any", "data.csv", "c#.md"])
    func theOthersCanBeFollowed(destination: String) {
        #expect(target(destination).obstacleToLink(in: Self.course) == nil)
    }

    @Test(arguments: [
        ("", "it names no file"), ("/dot.png", "its path is not one within the course"),
        ("https://x.org/dot.png", "it is not a file"), ("data:image/png;base64,AA", "it is not a file"),
        ("dot.bmp", "'dot.bmp' is of no kind that browsers show"), ("png", "'png' is of no kind that browsers show"),
        (".png", "'.png' is of no kind that browsers show"),
    ])
    func someImagesAreNotShown(source: String, reason: String) {
        #expect(target(source).obstacleToImage { _ in Array("<svg/>".utf8) }?.reason == reason)
        #expect(target(source).imagePath == nil)
    }

    @Test(arguments: [
        ("dot.png", "dot.png"), ("dot.png?v=2", "dot.png"), ("dot.SVG#x", "dot.SVG"), ("../o.jpg", "../o.jpg"),
        ("a%23b.webp", "a#b.webp"),
    ])
    func theOthersAreFiles(source: String, path: String) {
        let target = target(source)
        #expect(target.imagePath == path)
        #expect(target.obstacleToImage { $0 == path ? Array("<svg/>".utf8) : nil } == nil)
        #expect(target.obstacleToImage { _ in nil }?.reason == "'\(path)' cannot be read")
        #expect(target.obstacleToImage { _ in [] }?.reason == "'\(path)' is empty")
        #expect(target.obstacleToImage { _ in [1] }?.reason == "'\(path)' holds no image that browsers show")
    }

    @Test(arguments: [
        ("lessons", "lessons/a.md", "a.md"), ("lessons", "lessons/./in/../a.md", "a.md"), (".", "in/a.md", "in/a.md"),
        ("", "a.md", "a.md"), ("/", "/a.md", "a.md"), ("lessons", "/elsewhere/a.md", "/elsewhere/a.md"),
    ])
    func theCourseFolderIsNoPartOfAPath(folder: String, file: String, path: String) {
        let chapter = Chapter(number: 1, id: "a", file: file, frontMatter: FrontMatter(title: "A"))
        #expect(Course(title: "C", folder: folder, chapters: [chapter]).path(of: chapter) == path)
    }

    @Test func aTerminalOpensTheWebMailAndTheCourse() {
        let harmless = ["https://a.b", "HTTP://a.b", "mailto:a@b.c", "04-scaling.md", "#top", "figures/a.png"]
        let others = [
            "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ssh://a", "/etc/passwd", "//a.b",
        ]
        #expect(harmless.filter { !LinkSafety.isSafe(terminalLink: $0) } == [])
        #expect(others.filter { LinkSafety.isSafe(terminalLink: $0) } == [])
    }
}
