import LessonModel
import Testing

/// The text of a program: cells under the lesson's lines and columns, everything else under a name of its own.
@Suite struct ProgramTextTests {
    private func cell(
        _ index: Int, _ text: String, line: Int, column: Int = 1, action: Cell.Action = .run, show: String? = nil
    ) -> Cell {
        let range = show.flatMap { text.utf8.firstRange(of: $0.utf8) }
        return Cell(
            index: index,
            code: CodePart(
                text: text, place: FileLocation(file: "m.md", line: line, column: column),
                fence: FileLocation(file: "m.md", line: line - 1, column: column)),
            action: action,
            trailingExpression: range.map { bounds in
                text.utf8.distance(
                    from: text.startIndex, to: bounds.lowerBound)..<text.utf8.distance(
                        from: text.startIndex, to: bounds.upperBound)
            })
    }

    private func text(_ pieces: Program.Piece..., lines: ProgramText.Lines = .ofFile) -> String {
        ProgramText(Program(file: "m.md", imports: ["AttentionKernel"], pieces: pieces), lines: lines).text
    }

    @Test func aCellAndItsTrailingExpression() {
        #expect(
            text(.cell(cell(1, "let a = 1\nlet b = 2; a + b // sum\n", line: 5, show: "a + b"))) == """
                #sourceLocation(file: "attend-generated.swift", line: 1)
                import LessonRuntime
                import AttentionKernel
                #sourceLocation(file: "attend-generated.swift", line: 1)
                LessonProgram.begin(cell: 1);
                #sourceLocation(file: "m.md", line: 5)
                let a = 1
                let b = 2;\u{20}
                #sourceLocation(file: "m.md", line: 5)
                LessonProgram.show(
                           a + b // sum
                )
                #sourceLocation(file: "attend-generated.swift", line: 1)
                LessonProgram.finish(cell: 1)

                """)
    }

    /// A place in the text is told as one of the file, also where a trailing expression has been moved.
    @Test func placesOfOffsets() throws {
        let cell = cell(1, "let a = 1\nlet b = 2; a + b // sum\n", line: 5, show: "a + b")
        let program = ProgramText(Program(file: "m.md", imports: [], pieces: [.cell(cell)]))
        func place(of word: String) throws -> FileLocation? {
            let range = try #require(program.text.firstRange(of: word))
            return program.place(at: program.text.utf8.distance(from: program.text.startIndex, to: range.lowerBound))
        }
        #expect(try place(of: "a = 1") == FileLocation(file: "m.md", line: 5, column: 5))
        #expect(try place(of: "b = 2") == FileLocation(file: "m.md", line: 6, column: 5))
        #expect(try place(of: "a + b") == FileLocation(file: "m.md", line: 6, column: 12))
        #expect(program.place(at: 0) == nil)
    }

    @Test func aCellInAListKeepsItsColumns() {
        let text = text(.cell(cell(2, "let s = \"\"\"\n  x\n  \"\"\"\n\ns;\n", line: 9, column: 4, show: "s;")))
        #expect(text.contains("#sourceLocation(file: \"m.md\", line: 9)\n   let s = \"\"\"\n     x\n     \"\"\"\n\n"))
        #expect(text.contains("#sourceLocation(file: \"m.md\", line: 12)\nLessonProgram.show(\n   s"))
    }

    @Test func cellsThatTrapOrDoNotRunHaveAScopeOfTheirOwn() {
        let text = text(
            .cell(cell(3, "f()\n", line: 5, action: .trap)),
            .cell(cell(4, "g()\n", line: 9, action: .compile, show: "g()")))
        #expect(
            text.contains(
                """
                LessonProgram.begin(cell: 3); if LessonProgram.beginTrap(cell: 3) {
                #sourceLocation(file: "m.md", line: 5)
                f()
                #sourceLocation(file: "attend-generated.swift", line: 3)
                LessonProgram.endTrap(cell: 3) }; LessonProgram.end(cell: 3);
                #sourceLocation(file: "attend-generated.swift", line: 4)
                func attendNotRun4() async throws {
                #sourceLocation(file: "m.md", line: 9)
                g()
                #sourceLocation(file: "attend-generated.swift", line: 4)
                };
                """))
    }

    @Test func importsStandBeforeABlock() {
        let text = text(.cell(cell(4, "// Here.\nimport Glibc\n\ng()\n", line: 9, column: 3, action: .compile)))
        #expect(
            text.contains(
                """
                #sourceLocation(file: "m.md", line: 9)
                  // Here.
                  import Glibc
                #sourceLocation(file: "attend-generated.swift", line: 4)
                func attendNotRun4() async throws {
                #sourceLocation(file: "m.md", line: 11)

                  g()
                """))
    }

    @Test func anInlineValueStandsAtItsColumn() {
        let value = InlineValue(
            index: 2, expression: "a[0]", digits: 1, place: FileLocation(file: "m.md", line: 20, column: 7), line: "",
            afterCell: 1)
        #expect(
            text(.inlineValue(value)).contains(
                """
                LessonProgram.beginInline(2);
                #sourceLocation(file: "m.md", line: 19)
                LessonProgram.inline(2, digits: 1,
                      a[0]
                )
                """))
    }

    @Test func theTextOfPiecesDoesNotDependOnTheirLines() {
        let first = cell(1, "let a = 1\na\n", line: 5, show: "a\n")
        let moved = cell(1, "let a = 1\na\n", line: 50, show: "a\n")
        #expect(text(.cell(first), lines: .ofPiece) == text(.cell(moved), lines: .ofPiece))
        #expect(text(.cell(first)) != text(.cell(moved)))
    }

    @Test func aFileNameMayHoldAnything() {
        let program = Program(file: "a \"b\"\\c.md", imports: [], pieces: [.cell(cell(1, "f()\n", line: 5))])
        #expect(ProgramText(program).text.contains(#"#sourceLocation(file: "a %22b%22%5Cc.md", line: 5)"#))
    }
}
