import Foundation
import TestSupport
import Testing

/// The students' edition contains no answers, in any byte of any file; the teachers' edition contains them all.
@Suite(.processLimit) struct SecretTests {
    static let lesson = """
        ---
        title: Secrets
        ---
        ```swift hidden
        let sheet = [[1.0, 2.5], [1311 * 3.25, 1311 * 7.25]]
        ```

        ```swift exercise=triple
        /// Three times `x`.
        func triple(_ x: Int) -> Int {
            <#Multiply#>
        }
        ```

        ```swift solution=triple
        func triple(_ x: Int) -> Int { x &* 3 }
        ```

        ```swift mistake=triple says="That is two & a bit too little."
        func triple(_ x: Int) -> Int { x &+ x }
        ```

        ```swift check=triple points=1
        probe("five", triple(5))
        ```

        ```swift hidden-check=triple points=1
        probe("minus seventy-one", triple(-71))
        ```

        ```quiz id=why points=1
        question: Why three?
        choices:
          - {text: "Because", correct: true, because: "Threefold <certainty> of it."}
          - {text: "No reason", because: "Reasons always exist."}
        ```

        ```worksheet id=by-hand of="sheet" blanks="row 2" digits=2 points=1
        The first row is given.
        ```

        """

    /// As plain text, and escaped for markup.
    private static let secrets = [
        "x &* 3", "x &amp;* 3", "x &+ x", "x &amp;+ x", "two & a bit", "two &amp; a bit", "minus seventy-one", "-71",
        "Threefold", "certainty", "Reasons always", "4260.75", "9504.75",
    ]

    private func everything(_ options: [String]) async throws -> String {
        let attend = try Attend([
            "lessons/course.yml": "format: 1\ntitle: Course\nchapters: [01-secrets.md]\n",
            "lessons/01-secrets.md": Self.lesson,
        ])
        defer { attend.remove() }
        let run = try await attend(["handout", "-o", "pages"] + options)
        #expect(run.status == 0, "\(run.error)")
        let folder = attend.folder.appending(path: "pages")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(!names.isEmpty)
        let texts = try names.map { String(decoding: try Data(contentsOf: folder.appending(path: $0)), as: UTF8.self) }
        return texts.joined().replacing(/<\/?span[^>]*>/, with: "")
    }

    @Test(arguments: [[], ["--single-file"]])
    func studentsSeeNone(options: [String]) async throws {
        let pages = try await everything(options)
        #expect(Self.secrets.filter { pages.contains($0) } == [])
        #expect(pages.contains("<td>1.00</td><td>2.50</td>"))
        #expect(pages.matches(of: /aria-label="Row 2, column [12]"/).count == 2)
        #expect(pages.contains("Multiply"))
    }

    @Test func teachersSeeAll() async throws {
        let pages = try await everything(["--edition", "teacher"])
        let shown = [
            "x &amp;* 3", "x &amp;+ x", "two &amp; a bit", "minus seventy-one", "-71", "Threefold", "certainty",
            "Reasons always", "4260.75", "9504.75",
        ]
        #expect(shown.filter { !pages.contains($0) } == [])
    }
}
