import Testing

@testable import LessonModel

/// Mutants of a solution, and what an author is told of them.
struct MutantTests {
    private static let place = FileLocation(file: "lessons/01-a.md", line: 20, column: 3)
    private static let solution = CodePart(
        text: "func f(_ a: Int) -> Int {\n    a + 1\n}\n", place: place,
        fence: FileLocation(file: "lessons/01-a.md", line: 19, column: 3))

    private func exercise(_ equivalents: [EquivalentMutant] = []) -> CodeExercise {
        var exercise = StudyChapter.exercise
        exercise.solutions = [Self.solution]
        exercise.equivalents = equivalents
        return exercise
    }

    private func mark(_ change: String) -> EquivalentMutant {
        EquivalentMutant(
            solution: 0, change: change, reason: "so it is",
            place: FileLocation(file: "lessons/01-a.md", line: 19, column: 30))
    }

    @Test func eachIsAtItsPlace() throws {
        let mutants = Mutant.mutants(of: exercise())
        #expect(
            mutants.map(\.change) == ["a + → nothing", "a + 1 → nothing", "+ 1 → nothing", "+ → -", "1 → 2", "1 → 0"])
        let last = try #require(mutants.last)
        #expect(last.place == FileLocation(file: "lessons/01-a.md", line: 21, column: 11))
        #expect(last.excerpt == .init(line: "      a + 1", length: 1))
        #expect(last.description == "line 2, `1 → 0`")
        #expect(last.code.text == "func f(_ a: Int) -> Int {\n    a + 0\n}\n" && last.code.place == Self.place)
    }

    @Test func anotherSolutionIsNoMutant() {
        var exercise = exercise()
        var other = Self.solution
        other.text = "func f(_ a: Int)  -> Int { a - 1 }"
        exercise.solutions.append(other)
        #expect(!Mutant.mutants(of: exercise).contains { $0.solution == 0 && $0.change == "+ → -" })
    }

    @Test(arguments: [
        ("+ → -", true), ("+ -> -", true), ("+→-", true), ("line 2: + → -", true), ("line 1: + → -", false),
        ("- → +", false),
    ])
    func marks(change: String, matches: Bool) throws {
        let mutant = try #require(Mutant.mutants(of: exercise()).first { $0.change == "+ → -" })
        #expect(mark(change).matches(mutant) == matches)
        var other = mark(change)
        other.solution = 1
        #expect(!other.matches(mutant))
    }

    private func proof(passing: Set<String>, _ equivalents: [EquivalentMutant] = []) -> MutantProof {
        let exercise = exercise(equivalents)
        return MutantProof(
            exercise,
            Mutant.mutants(of: exercise).map {
                (
                    $0,
                    passing.contains($0.change)
                        ? .passes : ["1 → 2", "a + 1 → nothing"].contains($0.change) ? .doesNotCompile : .caught
                )
            })
    }

    @Test func allCaught() {
        let proof = proof(passing: [])
        #expect(proof.count == 4 && proof.caught.count == 4)
        #expect(proof.diagnostics(.warning) == [])
    }

    @Test func oneThatPasses() {
        #expect(
            proof(passing: ["+ → -"]).diagnostics(.warning) == [
                Diagnostic(
                    .warning, at: FileLocation(file: "lessons/01-a.md", line: 21, column: 9),
                    "3 of 4 mutants of 'scale-scores' caught; this one passes: line 2, `+ → -`",
                    excerpt: .init(line: "      a + 1", length: 1),
                    remedy: "let a check see the difference, or say on the solution's fence why there is none: "
                        + "equivalent=\"+ → -\" because=\"…\"")
            ])
    }

    @Test func severalThatPass() throws {
        let diagnostics = proof(passing: ["+ → -", "1 → 0"]).diagnostics(.error)
        let only = try #require(diagnostics.first)
        #expect(diagnostics.count == 1 && only.severity == .error)
        #expect(only.message == "2 of 4 mutants of 'scale-scores' caught; 2 pass: line 2, `+ → -`, …")
        #expect(only.notes.map(\.message) == ["so does line 2, `1 → 0`"])
    }

    @Test func manyThatPass() throws {
        var exercise = exercise()
        exercise.solutions[0].text = "func f(_ a: Int) -> Int {\n    return a + 1 * 2\n}\n"
        let verdicts = Mutant.mutants(of: exercise).map { (mutant: $0, verdict: MutantVerdict.passes) }
        try #require(verdicts.count == 9)
        let notes = try #require(MutantProof(exercise, verdicts).diagnostics(.warning).first).notes
        #expect(notes.count == 6 && notes.last?.message == "so do 3 more; `--format json` lists them")
    }

    @Test func oneThatMayPass() {
        let proof = proof(passing: ["+ → -"], [mark("+ → -")])
        #expect(proof.diagnostics(.error) == [])
        #expect(proof.count == 3 && proof.equivalents.map(\.reason) == ["so it is"])
    }

    @Test func aMarkOfAMutantThatDoesNotPass() {
        let message = "no mutant of 'scale-scores' that passes is '1 → 0'"
        let place = FileLocation(file: "lessons/01-a.md", line: 19, column: 30)
        func remedies(passing: Set<String>, _ change: String) -> [Diagnostic] {
            let said = Diagnostic(at: place, "no mutant of 'scale-scores' that passes is '\(change)'")
            return proof(passing: passing, [mark(change)]).diagnostics(.warning).filter { $0.message == said.message }
        }
        let caught = "take `equivalent` away: the checks catch 'line 2: 1 → 0'"
        #expect(remedies(passing: [], "1 → 0") == [Diagnostic(at: place, message, remedy: caught)])
        #expect(remedies(passing: ["+ → -"], "1 → 0").map(\.remedy) == [caught])
        #expect(remedies(passing: [], "1 → 7").map(\.remedy) == ["take `equivalent` away: no other mutant passes"])
        #expect(remedies(passing: ["+ → -"], "1 → 7").map(\.remedy) == ["these pass: 'line 2: + → -'"])
        #expect(remedies(passing: ["+ → -"], "line 3: + -> -").map(\.remedy) == ["write 'line 2: + → -'"])
        let both = proof(passing: ["+ → -"], [mark("1 → 0")]).diagnostics(.warning)
        #expect(both.count == 2)
    }
}
