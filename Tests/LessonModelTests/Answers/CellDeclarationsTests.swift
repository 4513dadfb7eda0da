import LessonModel
import Testing

/// What starters use of a chapter's cells is declared for them, and nothing else.
@Suite struct CellDeclarationsTests {
    private func text(_ cells: [String], starter: String) -> String {
        let place = FileLocation(file: "a.md", line: 1, column: 1)
        func part(_ text: String) -> CodePart { CodePart(text: text, place: place, fence: place) }
        let chapter = Chapter(
            number: 1, id: "01-a", file: "a.md", frontMatter: FrontMatter(title: "A"),
            cells: cells.enumerated().map { Cell(index: $0.offset + 1, code: part($0.element)) },
            codeExercises: [CodeExercise(id: "one", number: 1, points: 1, starter: part(starter), afterCell: 0)])
        return CellDeclarations(of: chapter, imports: ["AttentionKernel"]).text
    }

    @Test func whatIsUsedBringsAlongWhatItUses() {
        #expect(
            text(
                [
                    "import Foundation\nlet scale = 2.0\nfunc twice(_ x: Double) -> Double { scale * x }\ntwice(3)",
                    "struct Row { var sum: Double }\nextension Row { func doubled() -> Double { twice(sum) } }\nstruct Other {}",
                ], starter: "func f(_ row: Row) -> Double {\n    row.doubled() + <#more#>\n}\n")
                    == """
                    import AttentionKernel
                    import Foundation

                    let scale = 2.0
                    func twice(_ x: Double) -> Double { scale * x }
                    struct Row { var sum: Double }
                    extension Row { func doubled() -> Double { twice(sum) } }

                    """)
    }

    @Test func aParameterIsNoUseOfACellsVariable() {
        #expect(text(["let q = 1\nlet k = 2"], starter: "func f(_ q: Int, k: Int) -> Int {\n    <#x#>\n}\n") == "")
    }
}
