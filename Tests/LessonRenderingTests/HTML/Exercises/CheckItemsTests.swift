import Testing

@testable import LessonRendering

/// What a check looks at, read from its code.
struct CheckItemsTests {
    @Test func labelsAndMessages() {
        let code = #"""
            let expect = 3  // probe("no")
            for n in [1, 2] { probe("row \(n), \"first\"", f(n)) }
            expect(f(0) == probe("inner", 0), "nothing")
            other.probe("not ours", 1)
            probe(name, 2)
            """#
        #expect(
            CheckItems(of: code).all == [
                .probe(#"row \(n), \"first\""#), .expectation("nothing"), .probe("inner"),
            ])
    }
}
