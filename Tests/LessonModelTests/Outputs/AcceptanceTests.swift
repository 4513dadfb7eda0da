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

    @Test("a line that would end the fence is found")
    func fences() {
        let (file, inner) = drift("```output\n«old\n»```\n", printed: "a\n ````\n")
        #expect(Acceptance.lineThatEndsFence(inner, in: file) == " ````")
        let (longer, outer) = drift("`````output\n«old\n»`````\n", printed: "a\n````\n")
        #expect(Acceptance.lineThatEndsFence(outer, in: longer) == nil)
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
