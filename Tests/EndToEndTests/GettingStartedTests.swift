import Foundation
import TestSupport
import Testing

/// The code in the kernel's reference pages runs unchanged and prints the output shown below it.
@Suite(.processLimit) struct GettingStartedTests {
    @Test func everyBlockPrintsWhatIsShownUnderIt() async throws {
        let kernel = PackageFolder.root.appending(path: "Sources/AttentionKernel")
        let article = try String(
            contentsOf: kernel.appending(path: "AttentionKernel.docc/GettingStarted.md"), encoding: .utf8)
        let blocks = article.matches(of: #/```(?:swift|output)\n[^`]*```\n/#).map { String($0.output) }
        #expect(blocks.count == 14)
        let attend = try Attend(
            lesson: "---\ntitle: Getting started\n---\n" + blocks.joined(separator: "\n"),
            modules: "[\(kernel.path)]")
        defer { attend.remove() }
        let proof = try await attend("verify", "1")
        #expect(proof.status == 0, "\(proof.error)")
        #expect(proof.out == "✓ 1 Getting started · 0 exercises, 7 outputs\n\n1 of 1 chapter holds\n")
    }
}
