import Foundation
import Testing

@testable import LessonRunner

/// Messages are read from the compiler's output.
@Suite struct CompilerMessageTests {
    @Test func errorsWithUnderlinesNotesAndSuggestions() {
        let text = """
            lessons/a:b.md:8:7: error: cannot find 'lenght' in scope; did you mean 'length'?
            print(lenght)
                  ^~~~~~
                  length
            lessons/a:b.md:4:5: note: 'length' declared here
            let length = 1
                ^
            <unknown>:0: error: something else
            lessons/a:b.md:9:1: error: plain: with a colon
            x
            ^
            """
        let messages = CompilerMessage.read(text)
        #expect(messages.map(\.file) == ["lessons/a:b.md", "lessons/a:b.md"])
        #expect(messages.map(\.line) == [8, 9])
        #expect(messages.map(\.column) == [7, 1])
        #expect(messages.map(\.length) == [6, 1])
        #expect(messages.map(\.replacement) == ["length", nil])
        #expect(
            messages.map(\.text) == ["cannot find 'lenght' in scope; did you mean 'length'?", "plain: with a colon"])
        #expect(messages[0].notes.map(\.text) == ["'length' declared here"])
        #expect(messages[0].notes.map(\.severity) == [.note])
    }

    @Test func inconclusiveErrorsAreLeftOutBesideTheirCause() {
        let givingUp =
            "m.md:9:1: error: the compiler is unable to type-check this expression in reasonable time; try breaking up "
            + "the expression into distinct sub-expressions\n"
        let messages = CompilerMessage.read(givingUp + "m.md:9:4: error: cannot find 'f' in scope\n")
        #expect(messages.withoutInconclusive.map(\.text) == ["cannot find 'f' in scope"])
        #expect(
            CompilerMessage.read(givingUp).withoutInconclusive.map(\.text) == [
                "the compiler gave up on this expression: its types do not fit, or it is too long to find out whether they "
                    + "do"
            ])
    }

    /// What learners have not written, and cannot know.
    @Test(arguments: [
        (
            "missing return in local function expected to return 'Int'",
            "missing return in function expected to return 'Int'"
        ),
        (
            "result of call to 'softmax(_:over:temperature:file:line:)' is unused",
            "result of call to 'softmax(_:over:temperature:)' is unused"
        ),
        (
            "cannot convert value of type 'Matrix' (aka 'DenseMatrix<Double>') to expected argument type 'FloatMatrix' (aka 'DenseMatrix<Float>')",
            "cannot convert value of type 'Matrix' to expected argument type 'FloatMatrix'"
        ),
        (
            "cannot convert value of type 'Self.Element' (aka 'Double') to type '[DenseMatrix<Double>]'",
            "cannot convert value of type 'Self.Element' (aka 'Double') to type '[Matrix]'"
        ),
        ("'add' is inaccessible due to 'internal' protection level", "lessons and answers have no 'add'"),
    ])
    func whatIsInsideIsLeftOut(of written: String, text: String) {
        #expect(CompilerMessage.read("m.md:9:1: error: \(written)\n").map(\.text) == [text])
    }

    /// Names that learners misspell are compared with what there is.
    @Test func theMembersOfAMatrixAreThoseOfTheKernel() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/AttentionKernel/Matrix").standardized
        let sources = try [
            "DenseMatrix", "Matrix+Arithmetic", "Matrix+Parts", "Matrix+Products", "Matrix+Sums", "SeededGenerator",
        ].map {
            try String(contentsOf: folder.appending(path: "\($0).swift"), encoding: .utf8)
        }
        let declared = sources.flatMap { $0.matches(of: /public (?:static )?(?:func|var|let) (\w+)/) }.map {
            String($0.1)
        }
        let others: Set = ["hash", "next", "uniform", "normal"]
        #expect(Set(declared).subtracting(others) == Set(CompilerAdvice.matrixNames))
    }

    @Test func anythingElseIsNoMessage() {
        #expect(CompilerMessage.read("error: no such file\nStack dump:\n0. Program arguments: a:b: c\n\n^\n") == [])
    }
}
