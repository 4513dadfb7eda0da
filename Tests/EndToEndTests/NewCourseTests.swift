import Foundation
import TestSupport
import Testing

/// `attend new` makes a course that runs, is proved, answered and printed without a path to this checkout.
@Suite(.processLimit) struct NewCourseTests {
    @Test func itIsProvedAnsweredAndPrintedAtOnce() async throws {
        let attend = try Attend([:])
        defer { attend.remove() }
        try FileManager.default.createDirectory(at: attend.folder, withIntermediateDirectories: true)
        let made = try await attend("new", "mine")
        #expect(made.status == 0, "\(made.error)")
        #expect(
            made.out == """
                wrote  mine/.github/workflows/course.yml
                wrote  mine/.gitignore
                wrote  mine/README.md
                wrote  mine/lessons/01-first.md
                wrote  mine/lessons/course.yml

                Next: cd mine, then: attend run 1, attend verify --strict, attend serve --open

                """)
        let run = try await attend(["run", "1"], in: "mine")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.out.contains("a weight of 0.107: a number in prose is computed"))
        let proof = try await attend(["verify", "--strict"], in: "mine")
        #expect(proof.status == 0 && proof.error == "", "\(proof.error)")
        #expect(
            proof.out
                == "✓ 1 A first chapter · 3 exercises, 1 output, 10 of 10 mutants caught\n\n1 of 1 chapter holds\n")
        #expect(try await attend(["start", "1"], in: "mine").status == 0)
        try attend.write(
            """
            func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
                q.matmul(k.transposed).matmul(v)
            }

            """, "mine/answers/01-first/mix.swift")
        let check = try await attend(["check", "1.1"], in: "mine")
        #expect(check.status == 1 && check.error == "", "\(check.error)")
        #expect(check.out.contains("These are the scores themselves. Softmax makes weights of them first."))
        #expect(try await attend(["handout"], in: "mine").status == 0)
        let pages = try FileManager.default.contentsOfDirectory(
            atPath: attend.folder.appending(path: "mine/handouts").path)
        #expect(pages.contains("01-first.html") && pages.contains("index.html"))
    }

    @Test func itIsInChineseWithAModuleOfItsOwn() async throws {
        let attend = try Attend(["empty/.keep": ""])
        defer { attend.remove() }
        try FileManager.default.removeItem(at: attend.folder.appending(path: "empty/.keep"))
        let made = try await attend(["new", ".", "--language", "zh", "--module", "Scores"], in: "empty")
        #expect(made.status == 0, "\(made.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: attend.folder.appending(path: "empty").path)
        #expect(names.sorted() == [".github", ".gitignore", "README.md", "lessons"])
        let proof = try await attend(["verify", "--strict", "--format", "json"], in: "empty")
        #expect(proof.status == 0, "\(proof.out) \(proof.error)")
        #expect(proof.out.contains("第一章示例"))
    }

    @Test(arguments: [
        (
            "full",
            "error: the folder 'full' is not empty: it holds 'mine.txt'\nhelp: name a folder that is new or empty\n"
        ),
        (
            "full/mine.txt",
            "error: 'full/mine.txt' is there already and is no folder\nhelp: name a folder that is new or empty\n"
        ),
    ])
    func nothingIsWrittenOver(folder: String, message: String) async throws {
        let attend = try Attend(["full/mine.txt": "mine"])
        defer { attend.remove() }
        let refused = try await attend("new", folder)
        #expect(refused.status == 2)
        #expect(refused.error == message)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: attend.folder.path) == ["full", "full/mine.txt"])
    }

    @Test func nothingIsLeftWhereItCannotBeWritten() async throws {
        let attend = try Attend(["file": ""])
        defer { attend.remove() }
        let refused = try await attend("new", "file/deep/course")
        #expect(refused.status == 2)
        #expect(refused.error.hasPrefix("error: file/deep/course cannot be written: "))
        #expect(refused.error.hasSuffix("help: name another folder\n"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: attend.folder.path) == ["file"])
    }

    @Test(arguments: [
        ("class", "'class' cannot be the name of a module"), ("2nd", "'2nd' cannot be the name of a module"),
        ("AttentionKernel", "the name 'AttentionKernel' is taken: a module that every lesson can import has it"),
    ])
    func aModuleNeedsANameOfItsOwn(name: String, message: String) async throws {
        let attend = try Attend(["file": ""])
        defer { attend.remove() }
        let refused = try await attend("new", "course", "--module", name)
        #expect(refused.status == 64)
        #expect(refused.error.hasPrefix("Error: --module: \(message); choose another name\n"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: attend.folder.path) == ["file"])
    }
}
