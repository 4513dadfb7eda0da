import LessonModel
import Testing

@testable import LessonRunner

/// A compiler that failed because it could not write is not blamed, and neither is the lesson.
@Suite struct UnwritableFolderTests {
    @Test(arguments: [
        ("/dev/null/attend", "", "Not a directory"), ("/nowhere-at-all", "", "No such file or directory"),
        ("/tmp", "error: unable to open output file 'x.pcm': 'No space left on device'\n", "No space left on device"),
        ("/tmp", "LLVM ERROR: IO failure on output stream: File too large\n", "File too large"),
    ])
    func theReasonIsTheSystems(folder: String, text: String, reason: String) {
        #expect(UnwritableFolder.reason(in: folder, text: text) == reason)
    }

    @Test(arguments: [
        "error: cannot find 'x' in scope\n",
        "a.swift:1:1: error: cannot find 'x' in scope\nx(\"No space left on device\")\n^\n",
    ])
    func anotherFailureHasAnotherReason(text: String) {
        #expect(UnwritableFolder.reason(in: "/tmp", text: text) == nil)
    }

    @Test func theMessageNamesTheFolderAndTheVariable() {
        #expect(
            UnwritableFolder.temporary("/small", "No space left on device").diagnostics == [
                Diagnostic(
                    at: nil, "cannot write to the temporary folder in /small: No space left on device",
                    remedy: "make room or set TMPDIR to a folder that can be written")
            ])
    }
}
