import ArgumentParser
import TestSupport
import Testing

@testable import AttendCommands

@Suite struct HelpCommandTests {
    /// Every member that a lesson may use is listed with what its doc comment says.
    @Test func whatAMatrixCanDo() throws {
        let members = try MatrixReference.members(
            in: PackageFolder.root.appending(path: "Sources/AttentionKernel").path)
        func comment(_ declaration: String) -> [String]? {
            members.first { $0.declaration == declaration }?.comment
        }
        #expect(
            comment("var transposed: Matrix") == ["Rows become columns: entry (i, j) is entry (j, i) of the original."])
        #expect(comment("init(_ rows: [[Double]])") == ["Rows from arrays, which must all be of the same length."])
        #expect(
            comment("func matmul(_ other: Matrix) -> Matrix")?.first
                == "The matrix product: entry (i, j) is row i of this matrix times column j of the other.")
        #expect(
            Set(["hadamard", "sumOfRows", "labelled", "identity", "random", "subscript"]).allSatisfy { name in
                members.contains { $0.declaration.contains(name) }
            })
        #expect(!members.contains { $0.declaration.contains("StaticString") || $0.declaration.contains("package") })
        // The unavailable product of two matrices is not among what can be done.
        #expect(!members.contains { $0.declaration.contains("* (left: Matrix, right: Matrix)") })
    }

    @Test func aFolderWithoutTheSourcesHasARemedy() {
        #expect(throws: MatrixReference.NotFound(folder: "/nowhere")) {
            try MatrixReference.members(in: "/nowhere")
        }
        #expect(
            MatrixReference.NotFound(folder: "/nowhere").diagnostics.map(\.message)
                == ["the sources of Matrix are missing: looked in /nowhere"])
    }

    @Test func helpIsOfCommands() async throws {
        let help = try #require(try Attend.parseAsRoot(["help", "chekc"]) as? HelpCommand)
        let context = CommandContext(try DisplayOptions.parse([]))
        await #expect(throws: ValidationError.self) { try await help.run(in: context) }
        let unknown = try #require(try Attend.parseAsRoot(["help", "sofmatx"]) as? HelpCommand)
        let error = await #expect(throws: ValidationError.self) { try await unknown.run(in: context) }
        #expect(
            error?.message == "there is no command 'sofmatx'; 'attend help matrix' lists what there is for matrices")
        let check = try #require(try Attend.parseAsRoot(["help", "check"]) as? HelpCommand)
        await #expect(throws: CleanExit.self) { try await check.run(in: context) }
    }
}
