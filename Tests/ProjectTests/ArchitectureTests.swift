import Foundation
import Testing

/// The architecture document says of each target what `Package.swift` declares.
@Suite struct ArchitectureTests {
    /// The targets with paragraphs of their own, and what each paragraph says that it depends on.
    private static func describedTargets() throws -> [String: Set<String>] {
        let paragraphs = try Checkout.text(".github/ARCHITECTURE.md").components(separatedBy: "\n\n").compactMap {
            $0.wholeMatch(of: #/\*\*`([\w-]+)`\*\*(?s:.*)Depends\s+on\s([^.]*)\./#)?.output
        }
        return try Dictionary(
            uniqueKeysWithValues: paragraphs.map { (String($0.1), Set(try Checkout.code(in: String($0.2)))) })
    }

    @Test func everyTargetHasItsParagraphAndEveryParagraphItsTarget() throws {
        let names = try Checkout.targets().map(\.name)
        // A test target that mirrors a target needs no paragraph.
        let mirrors = Set(names.map { Self.plain($0) + "tests" })
        let own = names.filter { !mirrors.contains(Self.plain($0)) }
        #expect(Set(try Self.describedTargets().keys) == Set(own))
    }

    @Test(arguments: try Checkout.targets())
    func whatItSaysATargetDependsOnIsWhatIsDeclared(target: Checkout.Target) throws {
        guard let described = try Self.describedTargets()[target.name] else { return }
        #expect(described == Set(target.dependencies))
    }

    /// A name without its capitals and hyphens: `attend-benchmark` and `AttendBenchmarkTests` belong together.
    private static func plain(_ name: String) -> String { name.lowercased().replacing("-", with: "") }
}
