import LessonModel
import Testing

/// Which programs a chapter becomes.
@Suite struct ChapterPlanTests {
    private func chapter(_ cells: [(Cell.Action, reset: Bool, timeout: Double?)], inline: [Int] = []) -> Chapter {
        var chapter = Chapter(
            number: 1, id: "m", file: "m.md", frontMatter: FrontMatter(title: "M", timeout: 7, data: ["d.txt"]))
        for (offset, (action, reset, timeout)) in cells.enumerated() {
            let line = offset * 5 + 4
            chapter.cells.append(
                Cell(
                    index: offset + 1,
                    code: CodePart(
                        text: "f()\n", place: FileLocation(file: "m.md", line: line, column: 1),
                        fence: FileLocation(file: "m.md", line: line - 1, column: 1)),
                    action: action, timeout: timeout, reset: reset))
        }
        chapter.inlineValues = inline.enumerated().map { offset, cell in
            InlineValue(
                index: offset, expression: "a", place: FileLocation(file: "m.md", line: cell * 5 + 1, column: 3),
                line: "`{swift} a`", afterCell: cell)
        }
        return chapter
    }

    /// `1 i0 2`: cells by index, inline values by theirs.
    private func names(_ program: Program) -> String {
        program.pieces.map { $0.cell.map { "\($0.index)" } ?? "i\($0.inlineValue?.index ?? -1)" }.joined(separator: " ")
    }

    @Test func cellsAndInlineValuesInTheirOrder() {
        let plan = ChapterPlan(
            chapter([(.run, false, nil), (.ignore, false, nil), (.compile, false, nil)], inline: [0, 1, 1, 2]),
            imports: ["K"])
        #expect(plan.programs.map(names) == ["i0 1 i1 i2 i3 3"])
        #expect(plan.programs[0].imports == ["K"])
        #expect(plan.data == ["d.txt"])
        #expect(plan.cells.map(\.index) == [1, 3])
    }

    @Test func resetBeginsAProgram() {
        let plan = ChapterPlan(
            chapter([(.run, true, nil), (.run, false, nil), (.run, true, nil), (.trap, false, nil)], inline: [2]),
            imports: [])
        #expect(plan.programs.map(names) == ["1 2 i0", "3 4"])
    }

    @Test func aCellThatIsNotToCompileHasAProgramOfItsOwn() {
        let plan = ChapterPlan(
            chapter(
                [
                    (.run, false, nil), (.failToCompile, false, nil), (.run, false, nil), (.run, true, nil),
                    (.failToCompile, false, nil),
                ], inline: [1]), imports: [])
        #expect(plan.programs.map(names) == ["1 i0 3", "4"])
        #expect(plan.failures.map(\.cell) == [2, 5])
        #expect(plan.failures.map { names($0.program) } == ["1 2", "4 5"])
        #expect(plan.cells.map(\.index) == [1, 2, 3, 4, 5])
    }

    @Test func timeoutsOfCellChapterAndCommand() {
        let chapter = chapter([(.run, false, 2), (.run, false, nil)])
        #expect(ChapterPlan(chapter, imports: []).timeouts == [1: 2, 2: 7])
        #expect(ChapterPlan(chapter, imports: [], timeout: 1).timeouts == [1: 1, 2: 1])
    }

    @Test func aChapterWithoutCodeHasNoProgram() {
        #expect(ChapterPlan(chapter([(.ignore, false, nil)]), imports: []).programs == [])
    }

    @Test func linesBelongToPieces() {
        let program = ChapterPlan(chapter([(.run, false, nil), (.run, false, nil)], inline: [1]), imports: []).programs[
            0]
        #expect(
            [3, 4, 5, 6, 7, 8, 9, 10].map {
                program.piece(onLine: $0).map { names(Program(file: "", imports: [], pieces: [$0])) }
            }
                == ["1", "1", "1", "i0", nil, "2", "2", "2"])
    }
}
