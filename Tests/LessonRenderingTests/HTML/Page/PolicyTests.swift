import Testing

@testable import LessonRendering

/// What a page may load and run.
struct PolicyTests {
    @Test func policyWithoutScripts() {
        #expect(
            ContentPolicy(styles: [""], scripts: []).text
                == "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
                + "script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
    }

    @Test func aPageWithTracesMayCompileItsModule() {
        let policy = ContentPolicy(styles: [], scripts: [""], allowsWebAssembly: true)
        #expect(
            policy.text
                == "default-src 'none'; style-src 'none'; script-src "
                + "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'wasm-unsafe-eval'; "
                + "img-src data:; base-uri 'none'; form-action 'none'")
    }

    @Test func aServedPageMayAskItsServer() {
        #expect(
            ContentPolicy(styles: [], scripts: [], allowsServer: true).text
                == "default-src 'none'; style-src 'none'; script-src 'none'; img-src data:; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'")
    }

    /// Whoever changes a byte of what a page carries must change the policy too: the page does it by itself.
    @Test func everyPageAdmitsExactlyWhatItCarries() throws {
        let handout = SampleHandout.handout
        var live = handout
        live.live = true
        // How many styles and scripts it has.
        let pages = [
            (handout.page(SampleHandout.parts[0], beside: SampleHandout.ids), styles: 1, scripts: 2),
            (handout.index(beside: SampleHandout.ids), 2, 3), (handout.book(SampleHandout.parts), 2, 3),
            (live.page(SampleHandout.parts[0], beside: SampleHandout.ids), 3, 6),
            (live.index(beside: SampleHandout.ids), 3, 6),
        ]
        for (page, styleCount, scriptCount) in pages {
            let content = { (match: Substring) in "'\(ContentPolicy.source(String(match)))'" }
            let styles = page.matches(of: /<style>((?s).*?)<\/style>/).map { content($0.1) }
            let scripts = page.matches(of: /<script>((?s).*?)<\/script>/).map { content($0.1) }
            let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
            let text = policy.replacing("&#39;", with: "'")
            #expect(styles.count == styleCount && scripts.count == scriptCount)
            #expect(text.contains("style-src \(styles.joined(separator: " "));"))
            #expect(text.contains("connect-src 'self'") == page.contains("id=\"Live\""))
            // A page with traces has the module, and its scripts may compile it.
            let hasModule = page.contains("<script type=\"application/octet-stream\" id=\"Module\">")
            // A served page may get its first trace from a cell that a reader changes.
            #expect(hasModule == (page.contains("<figure class=\"trace") || page.contains("class=\"outputs\"")))
            let compiles = hasModule ? " 'wasm-unsafe-eval'" : ""
            #expect(text.contains("script-src \(scripts.joined(separator: " "))\(compiles);"))
            #expect(
                !page.contains("<link")
                    && page.matches(of: /<(?:script|style) [^>]*/).allSatisfy {
                        [
                            #"<script type="application/json""#, #"<script type="application/json" id="Words""#,
                            #"<script type="application/json" id="SearchIndex""#,
                            #"<script type="application/json" id="Live""#,
                            #"<script type="application/octet-stream" id="Module""#,
                        ].contains($0.output)
                    })
        }
    }

    @Test func textInStyleSheetsStaysText() {
        #expect(CSSText.quoted("A \"b\" \\ </style>\n;}") == #""A \22 b\22  \5c  \3c \2f style\3e \a \3b \7d ""#)
        #expect(CSSText.quoted("注意力") == "\"注意力\"")
    }
}
