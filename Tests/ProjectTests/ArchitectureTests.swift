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

    /// The targets that a paragraph or a point of a list names, by the words that it holds.
    private static func targets(inTextWith words: String) throws -> Set<String> {
        let text = try Checkout.text(".github/ARCHITECTURE.md").replacing("\n- ", with: "\n\n")
        let paragraphs = text.components(separatedBy: "\n\n")
            .filter { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words) }
        try #require(paragraphs.count == 1, "\(words)")
        return Set(try Checkout.code(in: paragraphs[0])).intersection(try Checkout.targets().map(\.name))
    }

    @Test func theRulesNameTheTargetsThatAreHeldToThem() throws {
        #expect(try Self.targets(inTextWith: "are pure: no files") == Set(DependencyTests.pure))
        // The sentence after it names those that are Embedded Swift too, which are among them.
        #expect(try Self.targets(inTextWith: "do not import Foundation") == Set(DependencyTests.withoutFoundation))
    }

    @Test func everyTargetHasItsTestsOrItIsSaidWhoTestsIt() throws {
        let names = try Checkout.targets().map(\.name)
        let tests = Set(names.filter { $0.hasSuffix("Tests") })
        let mirrored = Set(tests.map { Self.plain(String($0.dropLast(5))) })
        let others = names.filter { !tests.contains($0) && $0 != "TestSupport" && !mirrored.contains(Self.plain($0)) }
        let named = try Self.targets(inTextWith: "has a test target of the same name")
        #expect(named.subtracting(tests) == Set(others))
    }

    @Test func aTestFileNamedAfterASourceFileLiesInTheFolderOfTheSameName() throws {
        var misplaced: [String] = []
        for target in try Checkout.targets() where target.folder.hasPrefix("Sources/") {
            let sources = try target.files.map { $0.path.dropFirst(target.folder.count).dropLast(".swift".count) }
            for file in try Checkout.swiftFiles(in: "Tests/\(target.name)Tests") {
                let name = "/" + file.name.replacing("Tests.swift", with: "")
                let places = sources.filter { $0.hasSuffix(name) }.map { "Tests/\(target.name)Tests\($0)Tests.swift" }
                if !places.isEmpty, !places.contains(file.path) { misplaced.append("\(file.path): \(places[0])") }
            }
        }
        #expect(misplaced == [])
    }

    @Test(arguments: try Checkout.targets())
    func whatItSaysATargetDependsOnIsWhatIsDeclared(target: Checkout.Target) throws {
        guard let described = try Self.describedTargets()[target.name] else { return }
        #expect(described == Set(target.dependencies))
    }

    /// A name without its capitals and hyphens: `attend-benchmark` and `AttendBenchmarkTests` belong together.
    private static func plain(_ name: String) -> String { name.lowercased().replacing("-", with: "") }
}
