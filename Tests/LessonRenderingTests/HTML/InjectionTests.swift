import LessonReader
import LessonRendering
import Testing

/// Lesson text cannot inject markup or script: a list of known payloads through every way in.
struct InjectionTests {
    private func html(_ markdown: String, style: HTMLBody.Style = .page) -> String {
        HTMLBody(style: style).html(of: DocumentReader.read(markdown: markdown, file: "x.md").blocks)
    }

    /// Destinations that run a script or open a file, in all their disguises.
    static let destinations = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#x20;javascript:alert(1)", "\\javascript:alert(1)", "javascript\\:alert(1)", "&nbsp;javascript:alert(1)",
        "&#x200B;javascript:alert(1)", "java&shy;script:alert(1)", "vbscript:msgbox(1)", "VBSCRIPT:msgbox(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml,<svg/onload=alert(1)>",
        "data:,x", "data&colon;text/html,x", "file:///etc/passwd", "FILE:///etc/passwd", "blob:https://x.org/1",
        "jar:javascript:alert(1)", "livescript:alert(1)", "javascript://x.org/%0Aalert(1)",
    ]

    @Test(arguments: destinations)
    func dangerousDestinationsAreInert(destination: String) {
        let texts = [
            "[a](<\(destination)>)", "![a](<\(destination)>)", "[a][r]\n\n[r]: <\(destination)>",
            "![a][r]\n\n[r]: <\(destination)>",
            "[![a](<\(destination)>)](<\(destination)>)", "| [a](<\(destination)>) |\n|---|\n",
            "# [a](<\(destination)>)",
        ]
        for text in texts {
            for style in [HTMLBody.Style.page, .specification] {
                let html = html(text, style: style)
                for match in html.matches(of: /(?:href|src)="([^"]*)"/) {
                    #expect(match.1 == "" || isRelative(match.1), "\(html)")
                }
                #expect(!html.contains("<script"))
                #expect(!html.contains("<svg"))
            }
        }
    }

    /// A destination whose scheme a browser would not recognise is a file name.
    private func isRelative(_ destination: Substring) -> Bool {
        guard let colon = destination.firstIndex(of: ":") else { return true }
        return destination[..<colon].contains { "%/\\".contains($0) }
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "vbscript:x", "file:///etc/passwd", "data:text/html,x",
    ])
    func autolinksToo(destination: String) {
        #expect(!html("<\(destination)>").contains("href"))
    }

    @Test(arguments: [
        ("[a](https://x.org/?a=1&b=2)", "<p><a href=\"https://x.org/?a=1&amp;b=2\">a</a></p>\n"),
        ("[a](mailto:a@b.org)", "<p><a href=\"mailto:a@b.org\">a</a></p>\n"),
        ("[a](#b)", "<p><a href=\"#b\">a</a></p>\n"),
        ("[a](b/c.md?d:e)", "<p><a href=\"b/c.md?d:e\">a</a></p>\n"),
        ("[a](./javascript:b)", "<p><a href=\"./javascript:b\">a</a></p>\n"),
        ("![a](data:image/png;base64,AAAA)", "<p><img src=\"data:image/png;base64,AAAA\" alt=\"a\" /></p>\n"),
        ("[a](data:image/png;base64,AAAA)", "<p><a>a</a></p>\n"),
        // A drawing's script runs when a link opens it, but not in an image.
        (
            "![a](data:image/svg+xml;base64,PHN2Zy8+)",
            "<p><img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"a\" /></p>\n"
        ),
        ("[a](data:image/svg+xml;base64,PHN2Zy8+)", "<p><a>a</a></p>\n"),
    ])
    func harmlessDestinationsWork(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    /// Markup that breaks out of where text stands.
    static let payloads = [
        "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)",
        "<iframe src=javascript:alert(1)>",
        "</code></pre><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "<!--<script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script>?>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<style>@import 'x'</style>", "<math><mtext></mtext><script>alert(1)</script></math>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<base href=//x.org>", "<meta http-equiv=refresh content=0>", "<details open ontoggle=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///'>]>", "<noscript><p title=\"</noscript><script>alert(1)</script>\">",
    ]

    @Test(arguments: payloads)
    func payloadsAreText(payload: String) {
        let quoted = payload.replacing("\"", with: "\\\"")
        let texts = [
            payload, "a \(payload) b", "`\(payload)`", "```\n\(payload)\n```", "``` \(payload)\ncode\n```",
            "~~~\(payload)\n~~~", "    \(payload)",
            "# \(payload)", "- \(payload)", "> \(payload)", "> [!NOTE]\n> \(payload)", "> [!\(payload)]\n> a",
            "| \(payload) |\n|---|\n| \(payload) |",
            "[\(payload)](x)", "![\(payload)](x)", "[a](x \"\(quoted)\")", "![a](x \"\(quoted)\")",
            "[a](<x\(payload.filter { !"<>\n".contains($0) })>)",
            "[a][\(payload)]\n\n[\(payload)]: x '\(payload)'", "*\(payload)*", "$`\(payload)`$",
            "```math\n\\text{\(payload)}\n```", "$`\\text{\(payload)}`$",
            "<div>\n\(payload)\n</div>", "`{swift} \(payload)`",
        ]
        for text in texts {
            for style in [HTMLBody.Style.page, .specification] {
                #expect(Self.foreign(in: html(text, style: style)) == [], "\(text)")
            }
        }
    }

    /// The elements and attributes of a page that no Markdown can have asked for.
    private static func foreign(in html: String) -> [String] {
        let elements: Set = [
            "p", "em", "strong", "a", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "h1", "h2", "h3", "h4",
            "h5", "h6", "img", "div",
            "span", "aside", "table", "thead", "tbody", "tr", "th", "td", "math", "semantics", "annotation", "mrow",
            "mi", "mo", "mn", "mtext", "mspace",
            "mstyle", "msup", "msub",
        ]
        let attributes: Set = [
            "href", "src", "alt", "title", "class", "id", "role", "align", "scope", "start", "display", "encoding",
            "mathvariant", "width", "stretchy",
            "lspace", "rspace", "xmlns", "form", "fence", "separator", "style", "height", "depth", "intent",
        ]
        var foreign: [String] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            guard let tag = rest[open...].prefixMatch(of: /<\/?([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)(?: \/)?>/) else {
                return foreign + [String(rest[open...].prefix(40))]
            }
            if !elements.contains(String(tag.1)) { foreign.append(String(tag.1)) }
            for attribute in tag.2.matches(of: /\s([a-z]+)="[^"]*"/) where !attributes.contains(String(attribute.1)) {
                foreign.append(String(attribute.1))
            }
            rest = rest[tag.range.upperBound...]
        }
        return foreign
    }
}
