import Testing

@testable import LessonModel

@Suite("Plans of checks")
struct CheckPlanTests {
    private static func code(_ text: String, line: Int, file: String = "lessons/m.md") -> CodePart {
        let place = FileLocation(file: file, line: line, column: 1)
        return CodePart(text: text + "\n", place: place, fence: FileLocation(file: file, line: line - 1, column: 1))
    }

    private static func chapter(_ cells: [Cell]) -> Chapter {
        Chapter(
            number: 1, id: "m", file: "lessons/m.md", frontMatter: FrontMatter(title: "M"), cells: cells,
            codeExercises: [
                CodeExercise(
                    id: "one", number: 1, points: 1, starter: code("let a = <#one#>", line: 20),
                    solutions: [code("let a = 1", line: 30)],
                    mistakes: [Mistake(code: code("let a = 2", line: 40), says: "No.")],
                    checks: [Check(code: code("probe(\"a\", a)", line: 50))], afterCell: 1)
            ])
    }

    private let chapter = Self.chapter([
        Cell(index: 1, code: Self.code("let x = 1", line: 5)), Cell(index: 2, code: Self.code("let y = 1", line: 9)),
    ])

    private var plan: CheckPlan {
        let answer = Self.code("let a = 1", line: 1, file: "answers/m/one.swift")
        return CheckPlan(checking: ["one": answer], of: chapter, imports: ["K"])
    }

    @Test("hold an answer and all that it is held against")
    func variants() {
        #expect(plan.variants.map(\.id.kind) == [.answer, .solution(0), .mistake(0)])
        let proof = CheckPlan(proving: chapter, imports: [])
        #expect(proof.variants.map(\.id.kind) == [.starter, .solution(0), .mistake(0)])
        #expect(proof.variants[0].code.text == "let a = notStarted()\n")
        #expect(CheckPlan(checking: [:], of: chapter, imports: []).variants == [])
    }

    @Test("put each variant into a block, its files marked as its own")
    func blocks() throws {
        let answer = plan.variants[0]
        let program = try #require(plan.programs(of: [answer], nonce: "s").first)
        #expect(
            ProgramText(program).text == """
                #sourceLocation(file: "attend-generated.swift", line: 1)
                import LessonRuntime
                import K
                #sourceLocation(file: "attend-generated.swift", line: 1)
                typealias Attend_s = LessonRuntime.LessonProgram
                #sourceLocation(file: "attend-generated.swift", line: 1)
                LessonProgram.begin(cell: 1);
                #sourceLocation(file: "lessons/m.md", line: 5)
                let x = 1
                #sourceLocation(file: "attend-generated.swift", line: 1)
                LessonProgram.end(cell: 1);
                #sourceLocation(file: "attend-generated.swift@1", line: 1)
                if Attend_s.beginVariant(1) {
                #sourceLocation(file: "answers/m/one.swift@1", line: 1)
                let a = 1
                #sourceLocation(file: "attend-generated.swift@1", line: 1)
                Attend_s.beginCheck(0, nonce: "s"); do {\(Self.checks)

                """)
    }

    /// What checks call, the check, and the end of the program.
    private static let checks = """
         func probe<Value>(_ label: String, _ value: Value) { Attend_s.probe(label, value, nonce: "s") }; \
        func expect(_ condition: @autoclosure () -> Bool, _ message: String) \
        { Attend_s.expect(condition(), message, nonce: "s") };
        #sourceLocation(file: "lessons/m.md@1", line: 50)
        probe("a", a)
        #sourceLocation(file: "attend-generated.swift@1", line: 1)
        }; Attend_s.endCheck(0, nonce: "s")
        #sourceLocation(file: "attend-generated.swift@1", line: 1)
        Attend_s.endVariant(nonce: "s") }
        #sourceLocation(file: "attend-generated.swift", line: 1)
        LessonProgram.finish(cell: 1)
        """

    @Test("give an answer of functions a scope of its own, and its checks the starter's functions")
    func scope() throws {
        var chapter = chapter
        chapter.codeExercises[0].starter = Self.code("func a(_ x: Int, by y: Int) -> Int { <#a#> }", line: 20)
        chapter.codeExercises[0].solutions = [Self.code("func a(_ x: Int, by y: Int) -> Int { x }", line: 30)]
        let answer = Self.code(
            "import F\nfunc a(_ x: Int, by y: Int) -> Int { y }", line: 1, file: "answers/m/one.swift")
        let plan = CheckPlan(checking: ["one": answer], of: chapter, imports: [])
        let program = try #require(plan.programs(of: [plan.variants[0]], nonce: "s").first)
        let text = ProgramText(program).text.split(separator: "LessonProgram.end(cell: 1);\n").last
        #expect(
            text == """
                #sourceLocation(file: "answers/m/one.swift@1", line: 1)
                import F
                #sourceLocation(file: "attend-generated.swift@1", line: 1)
                if Attend_s.beginVariant(1) {
                #sourceLocation(file: "attend-generated.swift@1", line: 1)
                let attend_s_a: (Int, Int) -> Int; do {
                #sourceLocation(file: "answers/m/one.swift@1", line: 2)
                func a(_ x: Int, by y: Int) -> Int { y }
                #sourceLocation(file: "attend-generated.swift@1", line: 2)
                attend_s_a = { a($0, by: $1) }; }
                #sourceLocation(file: "attend-generated.swift@1", line: 1)
                Attend_s.beginCheck(0, nonce: "s"); do { \
                func a(_ x: Int, by y: Int) -> Int { attend_s_a(x, y) }; \(Self.checks)

                """)
    }

    @Test("give answers to one exercise their checks once")
    func sharedChecks() throws {
        var chapter = chapter
        chapter.codeExercises[0].starter = Self.code("func a(_ x: Int) -> Int { <#a#> }", line: 20)
        chapter.codeExercises[0].solutions = [Self.code("func a(_ x: Int) -> Int { x }", line: 30)]
        func text(_ check: String) throws -> Substring? {
            chapter.codeExercises[0].checks[0].code.text = check + "\n"
            let codes = ["func a(_ x: Int) -> Int { 1 }", "func a(_ x: Int) -> Int { 2 }"]
            let answers = codes.map { ("one", Self.code($0, line: 1, file: "answers/m/one.swift"), [UsedCode]()) }
            let plan = CheckPlan(answers: answers, of: chapter, imports: [])
            let program = try #require(plan.programs(of: plan.variants, nonce: "s").first)
            return ProgramText(program).text.split(separator: "LessonProgram.end(cell: 1);\n").last
        }
        func answer(_ number: Int) -> String {
            """
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            if Attend_s.beginVariant(\(number)) {
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            let attend_s_a: (Int) -> Int; do {
            #sourceLocation(file: "answers/m/one.swift@\(number)", line: 1)
            func a(_ x: Int) -> Int { \(number) }
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 2)
            attend_s_a = { a($0) }; }
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            attend_chapter_checks_s_1(attend_s_a)
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            Attend_s.endVariant(nonce: "s") }

            """
        }
        let checks = Self.checks.replacing("@1", with: "@shared").split(separator: "\n")
        let shared = try text("probe(\"a\", a)")
        #expect(
            shared == """
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                func attend_chapter_checks_s_1(_ attend_s_a: @escaping (Int) -> Int) {
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                Attend_s.beginCheck(0, nonce: "s"); do { \
                func a(_ x: Int) -> Int { attend_s_a(x) }; \(checks.prefix(5).joined(separator: "\n"))
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                }
                \(answer(1))\(answer(2))\(checks.suffix(2).joined(separator: "\n"))

                """)
        // An error that a check does not catch ends the program, which is told from the top level.
        for check in ["try f(a)", "await f(a)"] { #expect(try text(check)?.contains("attend_chapter_checks") == false) }
    }

    @Test("give the course's variants of an exercise once what they have in common")
    func sharedCode() throws {
        var chapter = chapter
        chapter.codeExercises[0].starter = Self.code("func b() -> Int { <#b#> }", line: 20)
        chapter.codeExercises[0].solutions = [Self.code("func b() -> Int { 7 }", line: 30)]
        let used = try #require(UsedExercise(chapter.codeExercises[0], in: chapter, link: ""))
        chapter.codeExercises[0].starter = Self.code("func a(_ x: Int) -> Int { <#a#> }", line: 20)
        chapter.codeExercises[0].solutions = [Self.code("func a(_ x: Int) -> Int { x }", line: 33)]
        chapter.codeExercises[0].mistakes[0].code = Self.code("func a(_ x: Int) -> Int { 2 * x }", line: 40)
        chapter.codeExercises[0].used = [used]
        chapter.codeExercises[0].uses = [used.path]
        let plan = CheckPlan(comparing: ["one"], of: chapter, imports: [])
        let program = try #require(plan.programs(of: plan.variants, nonce: "s").first)
        func variant(_ number: Int, line: Int, _ body: String) -> String {
            """
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            @inline(never) func attend_chapter_variant_s_\(number)() {
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
             func b() -> Int { attend_s_1_0_b() }; do {
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            let attend_s_a: (Int) -> Int; do {
            #sourceLocation(file: "lessons/m.md@\(number)", line: \(line))
            func a(_ x: Int) -> Int { \(body) }
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 2)
            attend_s_a = { a($0) };}
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            attend_chapter_checks_s_1(attend_s_a, attend_s_1_0_b)
            #sourceLocation(file: "attend-generated.swift@\(number)", line: 1)
            Attend_s.endVariant(nonce: "s") } }; if Attend_s.beginVariant(\(number)) { attend_chapter_variant_s_\(number)() }

            """
        }
        let text = ProgramText(program).text.split(separator: "LessonProgram.end(cell: 1);\n").last
        #expect(
            text?.replacing("; \n", with: ";\n").replacing("; }", with: ";}").replacing(";  ", with: "; ") == """
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                let attend_s_1_0_b: () -> Int;
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                do { do {
                #sourceLocation(file: "lessons/m.md@shared", line: 30)
                func b() -> Int { 7 }
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                attend_s_1_0_b = { b() };} }
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                func attend_chapter_checks_s_1(_ attend_s_a: @escaping (Int) -> Int, _ attend_s_1_0_b: @escaping () -> Int) \
                { func b() -> Int { attend_s_1_0_b() };
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                Attend_s.beginCheck(0, nonce: "s"); do { func a(_ x: Int) -> Int { attend_s_a(x) };
                #sourceLocation(file: "lessons/m.md@shared", line: 50)
                probe("a", a)
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                }; Attend_s.endCheck(0, nonce: "s")
                #sourceLocation(file: "attend-generated.swift@shared", line: 1)
                }
                \(variant(1, line: 33, "x"))\(variant(2, line: 40, "2 * x"))\
                #sourceLocation(file: "attend-generated.swift", line: 1)
                LessonProgram.finish(cell: 1)

                """)
        // Where a block of its own is needed to judge them.
        #expect(ProgramText(program.withoutSharing).text.matches(of: /if Attend_s.beginVariant/).count == 2)
        #expect(!ProgramText(program.withoutSharing).text.contains("@shared"))
    }

    @Test("let a variant be the rest of a program of its own")
    func ownProgram() {
        let text = ProgramText(plan.ownProgram(of: plan.variants[0], nonce: "s")).text
        #expect(text.contains("\nAttend_s.enterVariant(1)\n"))
        #expect(text.contains("\nAttend_s.endVariant(nonce: \"s\")\n"))
        #expect(!text.contains("beginVariant"))
    }

    @Test("begin anew where the chapter does")
    func parts() {
        let cells = [
            Cell(index: 1, code: Self.code("let x = 1", line: 5)),
            Cell(index: 2, code: Self.code("let y = 1", line: 9), reset: true),
            Cell(index: 3, code: Self.code("x", line: 12), action: .failToCompile),
            Cell(index: 4, code: Self.code("let z = 1", line: 15), skipInCheck: true),
        ]
        var chapter = Self.chapter(cells)
        chapter.codeExercises.append(chapter.codeExercises[0])
        chapter.codeExercises[1].id = "two"
        chapter.codeExercises[1].afterCell = 4
        let plan = CheckPlan(proving: chapter, imports: [])
        let programs = plan.programs(of: plan.variants, nonce: "")
        #expect(programs.map { $0.cells.map(\.index) } == [[1], [2]])
        #expect(programs.map { $0.variants.map(\.id.exercise) } == [["one", "one", "one"], ["two", "two", "two"]])
    }

    @Test("know what no block can hold")
    func topLevel() {
        func needs(_ code: String) -> CodePart.Needs {
            var variant = plan.variants[0]
            variant.code.text = code
            return variant.needs
        }
        #expect(needs("// mine\nimport Foundation\nlet a = 1\n") == .imports)
        #expect(needs("import Foundation\nlet a = 1\nimport Dispatch\n") == .topLevel)
        #expect(needs("let a = 1\nextension Int {}\n") == .topLevel)
        #expect(needs("private(set) var a = 1\n") == .topLevel)
        #expect(needs("let important = 1\nfunc f() {\n    import1()\n}\n") == .block)
    }
}
