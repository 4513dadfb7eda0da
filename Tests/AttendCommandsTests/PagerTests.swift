import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

/// Results on a terminal go through the pager that git would use.
@Suite(.serialized, .processLimit) struct PagerTests {
    private func make(
        _ variables: [String: String], terminal: Bool = true, whenLeft: @escaping @Sendable () -> Void = {}
    ) -> Pager? {
        var variables = variables
        variables["PATH"] = variables["PATH"] ?? "/usr/bin:/bin"
        return Pager(
            ProcessEnvironment(
                variables: variables, workingFolder: URL(filePath: "/"), outputIsTerminal: terminal,
                errorIsTerminal: terminal, terminalWidth: 80, executable: URL(filePath: "/bin/attend")),
            whenLeft: whenLeft)
    }

    @Test func notWhereItCannotBeUsed() {
        #expect(make(["PAGER": "sed p"]) != nil)
        #expect(make(["PAGER": "sed p"], terminal: false) == nil)
        #expect(make(["PAGER": "sed p", "TERM": "dumb"]) == nil)
        #expect(make(["PAGER": "sed p", "CI": "true"]) == nil)
        #expect(make(["PAGER": ""]) == nil)
        #expect(make(["PAGER": "cat"]) == nil)
        #expect(make(["PAGER": "no-such-pager -x"]) == nil)
        #expect(make(["PATH": "/nowhere"]) == nil)
    }

    /// What is printed before the first result is no business of the pager's.
    @Test func showsResultsAndThenDiagnostics() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.create()
        let file = folder.url.appending(path: "seen").path
        let pager = try #require(make(["PAGER": "sed s/e/E/g >\(file); echo $LESS $LV >>\(file)"]))
        let direct = Mutex("")
        let console = pager.console(
            around: Console(out: { _ in }, error: { text in direct.withLock { $0 += text } }))
        #expect(!console.isPaged())
        console.error("building\n")
        console.out("one\n")
        #expect(console.isPaged())
        console.error("an error\n")
        console.out("three\n")
        pager.finish()
        console.error("the end\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "onE\nan Error\nthrEE\nFRX -c\n")
        #expect(direct.withLock { $0 } == "building\nthe end\n")
        #expect(!pager.wasLeft)
    }

    @Test func isLeftEarly() throws {
        Console.ignoreBrokenPipes()
        let wasTold = Mutex(false)
        let pager = try #require(make(["PAGER": "head -n 1 >/dev/null"]) { wasTold.withLock { $0 = true } })
        let console = pager.console(around: Console(out: { _ in }, error: { _ in }))
        // More than a pipe holds.
        for _ in 0..<100 { console.out(String(repeating: "line\n", count: 1000)) }
        pager.finish()
        #expect(pager.wasLeft && wasTold.withLock { $0 })
    }
}
