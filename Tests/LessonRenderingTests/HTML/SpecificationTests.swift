import Foundation
import LessonReader
import LessonRendering
import Testing

/// The body renderer gives what the CommonMark 0.30 specification gives, example by example.
struct SpecificationTests {
    struct Example: Decodable, Sendable, CustomTestStringConvertible {
        var markdown: String
        var html: String
        var example: Int
        var section: String

        var testDescription: String { "\(example) \(section)" }
    }

    static let examples: [Example] = {
        let url = Bundle.module.resourceURL!.appending(path: "Fixtures/commonmark-0.30.json")
        return (try? JSONDecoder().decode([Example].self, from: Data(contentsOf: url))) ?? []
    }()

    private func html(_ example: Example, rawHTML: Bool) -> String {
        HTMLBody(rawHTML: rawHTML).html(of: DocumentReader.read(markdown: example.markdown, file: "spec.md").blocks)
    }

    @Test func thereAre652Examples() {
        #expect(Self.examples.count == 652)
    }

    @Test(arguments: examples)
    func isReproduced(example: Example) {
        #expect(html(example, rawHTML: true) == example.html)
    }

    /// The examples that hold raw HTML: while it is off they show it as text, all others are as before.
    static let raw: Set<Int> = [
        21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
        167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187,
        188, 189, 190, 191, 201, 308, 309, 344, 474, 475, 476, 490, 493, 523, 535, 612, 613, 614, 615, 616, 622,
        624, 627, 628, 629, 630, 631, 642, 643,
    ]

    @Test(arguments: examples.filter { !raw.contains($0.example) })
    func isReproducedWithoutRawHTML(example: Example) {
        #expect(html(example, rawHTML: false) == example.html)
    }

    @Test(arguments: examples.filter { raw.contains($0.example) })
    func showsRawHTMLAsText(example: Example) {
        let elements = html(example, rawHTML: false).matches(of: /<(\/?[a-zA-Z!?][^ >\/]*)/).map { String($0.1) }
        let ours: Set = [
            "p", "/p", "em", "/em", "strong", "/strong", "a", "/a", "code", "/code", "pre", "/pre", "ul", "/ul", "ol",
            "/ol",
            "li", "/li", "blockquote", "/blockquote", "br", "hr", "h1", "/h1", "h2", "/h2", "img",
        ]
        #expect(Set(elements).subtracting(ours).isEmpty)
        #expect(html(example, rawHTML: false) != example.html)
    }
}
