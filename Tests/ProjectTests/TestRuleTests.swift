import Foundation
import Testing

/// The tests keep the rules that CONTRIBUTING gives for them.
@Suite struct TestRuleTests {
    /// What starts a process, as tests write it.
    private static let starts = [
        "try Attend(", "RunnerFixture.run(", "RunnerFixture.toolchain", "CommandRun.run(", "PageTools.", "Process(",
    ]

    @Test func aTestThatStartsAProcessHasATimeLimit() throws {
        let unlimited = try Checkout.swiftFiles(in: "Tests").filter { file in
            let text = file.lines.joined(separator: "\n")
            return text.contains("@Test") && Self.starts.contains { text.contains($0) }
                && !text.contains(".processLimit") && !text.contains(".timeLimit(")
        }
        #expect(unlimited.map(\.path) == [])
    }

    @Test func theFolderOfThePackageIsFoundInOnePlace() throws {
        let own = try Checkout.swiftFiles(in: "Tests").filter { file in
            file.lines.contains { $0.contains("#filePath).deleting" + "LastPathComponent") }
        }
        #expect(own.map(\.path) == [])
    }
}
