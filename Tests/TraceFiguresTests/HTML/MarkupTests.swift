import Testing

@testable import TraceFigures

@Suite struct MarkupTests {
    @Test func textCannotBecomeATagOrEndAnAttribute() {
        #expect(Markup.escaped("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; 'd'")
        #expect(Markup.escaped("é 字 𝑄\n\t") == "é 字 𝑄\n\t")
        #expect(Markup.escaped("\u{0}\u{1B}\u{85}") == "\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(Markup.escaped("a\u{202E}b\u{2066}c\u{FFFF}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    }

    @Test func aJSONStringCannotEndTheScriptElementAroundIt() {
        #expect(Markup.json("</script><!--&") == #""\u003C/script\u003E\u003C!--\u0026""#)
        #expect(
            Markup.json("\"\\\n\u{2028}\u{2029}\u{7F}é\u{202E}") == "\"\\\"\\\\\\u000A\\u2028\\u2029\u{FFFD}é\u{FFFD}\""
        )
    }
}
