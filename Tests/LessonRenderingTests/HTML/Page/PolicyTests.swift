import Testing

@testable import LessonRendering

/// Digests, their text, and the policy that names them.
struct PolicyTests {
    private func hexadecimal(_ text: String) -> String {
        SHA256(text.utf8).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Examples of FIPS 180-4 and of the lengths at which the padding needs one block more.
    @Test func digests() {
        #expect(hexadecimal("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hexadecimal("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hexadecimal("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            hexadecimal(String(repeating: "a", count: 55))
                == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
        #expect(
            hexadecimal(String(repeating: "a", count: 64))
                == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
    }

    @Test func policyWithoutScripts() {
        #expect(
            ContentPolicy(styles: [""], scripts: []).text
                == "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
                + "script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
    }

    /// Whoever changes a byte of what a page carries must change the policy too: the page does it by itself.
    @Test func everyPageAdmitsExactlyWhatItCarries() throws {
        let handout = SampleHandout.handout
        let pages = [
            handout.page(SampleHandout.parts[0], beside: SampleHandout.ids), handout.index(beside: SampleHandout.ids),
            handout.book(SampleHandout.parts),
        ]
        for page in pages {
            let content = { (match: Substring) in "'sha256-\(SHA256(match.utf8).base64)'" }
            let styles = page.matches(of: /<style>((?s).*?)<\/style>/).map { content($0.1) }
            let scripts = page.matches(of: /<script>((?s).*?)<\/script>/).map { content($0.1) }
            let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
            let text = policy.replacing("&#39;", with: "'")
            #expect(styles.count == 1 && scripts.count == 2)
            #expect(text.contains("style-src \(styles[0]);"))
            #expect(text.contains("script-src \(scripts[0]) \(scripts[1]);"))
            #expect(
                !page.contains("<link")
                    && page.matches(of: /<(?:script|style) [^>]*/).allSatisfy {
                        [#"<script type="application/json""#, #"<script type="application/json" id="Words""#]
                            .contains($0.output)
                    })
        }
    }

    @Test func textInStyleSheetsStaysText() {
        #expect(CSSText.quoted("A \"b\" \\ </style>\n;}") == #""A \22 b\22  \5c  \3c \2f style\3e \a \3b \7d ""#)
        #expect(CSSText.quoted("注意力") == "\"注意力\"")
    }
}
