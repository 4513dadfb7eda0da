import Testing

@testable import LessonRendering

/// The words of a text as a search compares them.
struct SearchTextTests {
    @Test(arguments: [
        ("The Query, the KEY.", ["the", "query", "the", "key"]), ("Bahdanau’s façade", ["bahdanau", "facade"]),
        ("a 1 x 12 α", ["12", "α"]), ("", []), ("…!", []), ("log-sum-exp", ["log", "sum", "exp"]),
        // Compatibility: full width, ligatures, sub- and superscripts.
        ("ＱＫᵀ oﬀset", ["qkt", "offset"]), ("ΣΟΦΟΣ σοφός", ["σοφοσ", "σοφοσ"]), ("Straße İ", ["straße"]),
        ("u\u{308}ber über", ["uber", "uber"]), ("한국어", ["한국어"]),
    ])
    func words(text: String, expected: [String]) {
        #expect(SearchText.words(text) == expected)
    }

    @Test(arguments: [
        ("注意力", ["注意", "意力", "力"]), ("用GPT模型。", ["用", "gpt", "模型", "型"]), ("が", ["が"]),
        ("図、表", ["図", "表"]),
    ])
    func scriptsWithoutSpaces(text: String, expected: [String]) {
        #expect(SearchText.words(text) == expected)
    }

    @Test func namesInCode() {
        #expect(
            SearchText.words(ofCode: "let dK = scaledDotProduct(q, 64)")
                == ["let", "dk", "scaleddotproduct", "let", "scaled", "dot", "product"])
        #expect(SearchText.words(ofCode: "x_max + 12") == ["max"])
    }
}
