import Testing

@testable import LessonModel

@Suite("Outputs are taken over")
struct AcceptanceTests {
    /// The drift of the output between two marks `«` and `»`, which are taken out of the file.
    private func drift(_ marked: String, column: Int = 1, printed: String) -> (file: [UInt8], drift: OutputDrift) {
        let parts = marked.split(separator: "«")
        let inner = parts[1].split(separator: "»", omittingEmptySubsequences: false)
        let start = parts[0].utf8.count
        let bytes = start..<(start + inner[0].utf8.count)
        let output = ExpectedOutput(
            text: String(inner[0]), place: FileLocation(file: "lessons/m.md", line: 9, column: column), bytes: bytes)
        return (
            Array((parts[0] + inner[0] + inner[1]).utf8),
            OutputDrift(
                cell: 1, expected: output, printed: printed, showsValue: false,
                mismatch: .init(line: 0, expected: "old", actual: "new"))
        )
    }

    private func accepted(_ marked: String, column: Int = 1, printed: String) -> String {
        let (file, drift) = drift(marked, column: column, printed: printed)
        return String(decoding: Acceptance.accept([drift], in: file), as: UTF8.self)
    }

    @Test("only the bytes between the fences change")
    func bytes() {
        #expect(
            accepted("# A\t \n```output\n«old\n»```\nrest \n\n", printed: "new  \nüber\n\n")
                == "# A\t \n```output\nnew\nüber\n```\nrest \n\n")
        #expect(accepted("```output\n«»```", printed: "new") == "```output\nnew\n```")
        #expect(accepted("```output\n«old\n»```\n", printed: "") == "```output\n```\n")
    }

    @Test("indentation, quotation marks and line ends are kept")
    func margins() {
        #expect(
            accepted("- x\n\n  ```output\n«  old\n»  ```\n", column: 3, printed: "a\n\nb\n")
                == "- x\n\n  ```output\n  a\n\n  b\n  ```\n")
        #expect(accepted("- ```output\n«  old\n»  ```\n", column: 3, printed: "a\n") == "- ```output\n  a\n  ```\n")
        #expect(
            accepted("> ```output\n«> old\n»> ```\n", column: 3, printed: "a\n\nb\n")
                == "> ```output\n> a\n>\n> b\n> ```\n")
        #expect(accepted("```output\r\n«old\r\n»```\r\n", printed: "a\nb\n") == "```output\r\na\r\nb\r\n```\r\n")
    }

    @Test("a fence that a printed line would end becomes longer")
    func fences() {
        #expect(
            accepted("```output\n«old\n»```\nrest\n", printed: "a\n ````\n") == "`````output\na\n ````\n`````\nrest\n")
        #expect(
            accepted("> ~~~output\n«> old\n»> ~~~\n", column: 3, printed: "~~~\n") == "> ~~~~output\n> ~~~\n> ~~~~\n")
        #expect(accepted("`````output\n«old\n»`````\n", printed: "````\n") == "`````output\n````\n`````\n")
        #expect(accepted("```output\n«old\n»```\n", printed: "```swift\n") == "```output\n```swift\n```\n")
    }

    @Test(
        "lines that agree stay as they are",
        arguments: [
            ("0.31\nold\n", "0.3141\nnew\n", "0.31\nnew\n"),
            ("old\n...\nlast\n", "new\na\nb\nlast\n", "new\n...\nlast\n"),
            ("...\nold\n...\n", "a\nnew\n", "...\n"),
            ("a\n...\n0.5\n...\nz\n", "b\n1\n0.51\nz\n", "b\n...\n0.5\n...\nz\n"),
            ("a\nb\n...\nc\n", "x\n", "x\n"),
            ("0.31\n", "0.3141\nmore\n", "0.3141\nmore\n"),
        ])
    func lines(committed: String, printed: String, accepted text: String) {
        #expect(accepted("```output\n«\(committed)»```\n", printed: printed) == "```output\n\(text)```\n")
    }

    @Test("a drift is told at its line")
    func diagnostic() {
        let (_, drift) = drift("```output\n«old\n»```\n", column: 3, printed: "new\n")
        #expect(
            drift.diagnostic
                == Diagnostic(
                    at: FileLocation(file: "lessons/m.md", line: 9, column: 3), "the cell prints 'new' here",
                    excerpt: .init(line: "  old", length: 3),
                    remedy: "mend the cell, or take over what it prints with `attend verify --accept`"))
    }
}
