import Testing

@testable import SwiftSource

@Suite struct MarkdownFenceTests {
    @Test(
        arguments: [
            ("```swift\nlet a = 1\n```\n", 0), ("Here is it:\n```\nlet a = 1\n```\n", 12),
            ("let a = \"\"\"\n    ```\n    \"\"\"\n", nil), ("/*\n```\n*/\nlet a = 1\n", nil), ("let `in` = 1\n", nil),
            ("// ```\nlet a = 1\n", nil),
        ] as [(String, Int?)])
    func theFirstLineOfBackticks(code: String, offset: Int?) {
        #expect(SwiftSource(code).markdownFence?.lowerBound == offset)
    }

    @Test func whatOtherLanguagesMakeACommentUsesNothing() {
        #expect(SwiftSource("# softmax of x\nlet a = 1\n").firstUse(of: ["softmax"]) == nil)
        #expect(SwiftSource("let a = softmax(x)\n").firstUse(of: ["softmax"]) == 8..<15)
    }
}
