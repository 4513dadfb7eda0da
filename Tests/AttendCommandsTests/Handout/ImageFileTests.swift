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
        try folder.write("a", "lessons/dot.png")
        try folder.write("b", "lessons/a#b?c%.svg")
        try folder.write("c", "outside.jpg")
        let png = "data:image/png;base64,YQ=="
        #expect(
            addresses(["dot.png", "dot.png?v=2", "dot.png#x", "sub/../dot.png", "dot%2Epng"]) == [
                "dot.png": png, "dot.png?v=2": png, "dot.png#x": png, "sub/../dot.png": png, "dot%2Epng": png,
            ])
        #expect(addresses(["a%23b%3Fc%25.svg"]) == ["a%23b%3Fc%25.svg": "data:image/svg+xml;base64,Yg=="])
        let outside = addresses(["../../outside.jpg"], in: "in/01-a.md")
        #expect(outside == ["../../outside.jpg": "data:image/jpeg;base64,Yw=="])
    }

    @Test func theRestIsLeftOut() throws {
        defer { folder.remove() }
        try folder.write("a", "lessons/dot.png")
        try folder.write("a", "lessons/dot.bmp")
        let sources = ["/dot.png", "dot.bmp", "none.png", "https://x.org/dot.png", "data:image/png;base64,YQ=="]
        #expect(addresses(sources) == [:])
    }
}
