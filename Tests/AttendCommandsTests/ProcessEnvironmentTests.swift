import Foundation
import Testing

@testable import AttendCommands

/// Paths relative to the working folder become absolute, for programs with another working folder.
@Suite struct ProcessEnvironmentTests {
    private func processEnvironment(_ environment: [String: String]) -> ProcessEnvironment {
        ProcessEnvironment(
            variables: environment, workingFolder: URL(filePath: "/here", directoryHint: .isDirectory),
            outputIsTerminal: false, errorIsTerminal: false, terminalWidth: nil,
            executable: URL(filePath: "/bin/attend"))
    }

    @Test(arguments: [
        ("../tools/swiftc", "/tools/swiftc"), ("swift 6/swiftc", "/here/swift 6/swiftc"),
        ("/usr/bin/swiftc", "/usr/bin/swiftc"),
    ])
    func theCompilerIsNamedFromTheWorkingFolder(named: String, path: String) {
        let environment = ["ATTEND_SWIFTC": named, "PATH": "bin"]
        #expect(processEnvironment(environment).compilerEnvironment == ["ATTEND_SWIFTC": path, "PATH": "bin"])
        #expect(processEnvironment(["PATH": "bin"]).compilerEnvironment == ["PATH": "bin"])
        #expect(processEnvironment(["ATTEND_SWIFTC": ""]).compilerEnvironment == ["ATTEND_SWIFTC": ""])
    }

    @Test func foldersToo() {
        let relative = processEnvironment([
            "ATTEND_TOOLKIT": "./Sources", "XDG_CACHE_HOME": "c", "XDG_STATE_HOME": "../s",
        ])
        #expect(relative.path("ATTEND_TOOLKIT") == "/here/Sources")
        #expect(relative.absolutePath("Sources") == "/here/Sources")
        #expect(relative.cacheFolder.path == "/here/c/attend" && relative.stateFolder.path == "/s/attend")
        #expect(processEnvironment([:]).path("ATTEND_TOOLKIT") == nil)
    }
}
