import Foundation
import LessonModel
import TestSupport
import Testing

@testable import AttendCommands

/// What the check of a course accepts as an image becomes part of the page, by the same reading of its source.
@Suite struct ImageFileTests {
    private let folder = TemporaryFolder()

    private func addresses(_ sources: [String], in file: String = "01-a.md") -> [String: String] {
        let place = FileLocation(file: "c/" + file, line: 1, column: 1)
        let images = sources.map { Inline.image(source: $0, title: "", []) }
        let chapter = Chapter(
            number: 1, id: "01-a", file: "c/" + file, frontMatter: FrontMatter(title: "A"),
            blocks: [Block(.paragraph(images), at: place)])
        let course = Course(title: "C", folder: "c", chapters: [chapter])
        let courseFolder = CourseFolder(url: folder.url.appending(path: "lessons"), display: "c")
        return ImageFile.addresses(of: chapter, of: course, in: courseFolder)
    }

    @Test func imagesAreFoundByEveryWayOfWritingThem() throws {
        defer { folder.remove() }
        let image = "GIF89a\u{1}\0\u{1}\0\0\0\0;"
        try folder.write(image, "lessons/dot.gif")
        try folder.write("<svg/>", "lessons/a#b?c%.svg")
        try folder.write(image, "lessons/more/named.jpg")
        let gif = "data:image/gif;base64,\(Data(image.utf8).base64EncodedString())"
        #expect(
            addresses(["dot.gif", "dot.gif?v=2", "dot.gif#x", "sub/../dot.gif", "dot%2Egif"]) == [
                "dot.gif": gif, "dot.gif?v=2": gif, "dot.gif#x": gif, "sub/../dot.gif": gif, "dot%2Egif": gif,
            ])
        #expect(addresses(["a%23b%3Fc%25.svg"]) == ["a%23b%3Fc%25.svg": "data:image/svg+xml;base64,PHN2Zy8+"])
        // What is in the file decides what it is called.
        #expect(addresses(["../more/named.jpg"], in: "in/01-a.md") == ["../more/named.jpg": gif])
    }

    @Test func theRestIsLeftOut() throws {
        defer { folder.remove() }
        try folder.write("<svg/>", "lessons/dot.svg")
        try folder.write("<svg/>", "lessons/dot.bmp")
        try folder.write("<svg/>", "outside.svg")
        try folder.write("text", "lessons/text.png")
        try folder.write("<svg/>", "lessons/folder.svg/dot.svg")
        let sources = [
            "/dot.svg", "dot.bmp", "none.svg", "text.png", "folder.svg", "https://x.org/dot.svg",
            "data:image/png;base64,YQ==", "../outside.svg",
        ]
        #expect(addresses(sources) == [:])
    }
}
