import LessonModel
import Testing

@testable import LessonRendering

/// A page fills in the same text that `attend hand-in` writes.
struct HandInOpeningTests {
    @Test func thePiecesAreThoseOfAHandIn() {
        let course = "Of \"attention\" & <more> \\ *"
        let opening = HandInOpening(course: course, version: "f00d", words: .english)
        #expect(opening.pieces.count.isMultiple(of: 2) == false)
        #expect(
            opening.pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element) == [
                "quoted", "written", "escaped", "written",
            ])
        let filled = opening.pieces.enumerated().map { index, piece in
            guard !index.isMultiple(of: 2) else { return piece }
            return ["quoted": "Ada \\\"L\\\"", "escaped": "Ada \"L\"", "written": "2026-11-28 01:02 UTC"][piece] ?? ""
        }.joined()
        let handIn = HandIn(
            learner: "Ada \"L\"", course: course, version: "f00d", written: "2026-11-28 01:02 UTC", answers: [])
        #expect(filled + "\n" == HandInText(handIn, words: .english).text(nil))
    }
}
