import Testing

@testable import LessonModel

struct XMLTagsTests {
    @Test(arguments: [
        "<svg/>", "<svg><g a='>'><circle r=\"<\"/></g ></svg>\n", "<?xml <?><!-- <a> --><svg><![CDATA[<a>]]></svg>",
        "<!DOCTYPE svg [ <!ENTITY a 'b'> ]><svg:svg></svg:svg>", "",
    ])
    func inPairs(text: String) { #expect(XMLTags.areInPairs(Array(text.utf8))) }

    @Test(arguments: [
        "<svg>", "<svg><circle</svg>", "<svg></g></svg>", "</svg>", "<svg", "<!-- <svg/>", "<svg a='/>", "<svg></svg",
    ])
    func notInPairs(text: String) { #expect(!XMLTags.areInPairs(Array(text.utf8))) }

    @Test func obstacleToAnImage() {
        let obstacle = LinkTarget("a.svg", in: "01.md").obstacleToImage { _ in Array("<svg><circle</svg>".utf8) }
        #expect(
            obstacle
                == .init(
                    reason: "browsers show nothing of 'a.svg': its tags are not in pairs",
                    remedy: "open it in a browser, which names the line"))
    }
}
