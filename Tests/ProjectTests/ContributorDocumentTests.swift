import Foundation
import Testing

/// The files, headings, types and commands that the documents for contributors name exist.
@Suite struct ContributorDocumentTests {
    private static let documents = [
        ".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/ISSUE_TEMPLATE/lesson.md", ".github/ISSUE_TEMPLATE/proposal.md", ".github/ISSUE_TEMPLATE/tool.md",
    ]

    /// The text outside fences, and the lines of the fences.
    private static func split(_ text: String) -> (prose: String, commands: [String]) {
        let parts = text.components(separatedBy: "```")
        let fences = parts.indices.filter { $0 % 2 == 1 }.flatMap { parts[$0].split(separator: "\n").dropFirst() }
        return (parts.indices.filter { $0 % 2 == 0 }.map { parts[$0] }.joined(), fences.map(String.init))
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: Checkout.root.appending(path: path).path)
    }

    @Test(arguments: documents)
    func everyFileNamedExists(document: String) throws {
        // `NN-name.md` and `NameCommand.swift` stand for what a contributor will write; others come when something is built.
        let paths = try Checkout.code(in: Self.split(try Checkout.text(document)).prose).filter {
            $0.wholeMatch(of: #/\.?[\w-]+(\/[\w.+-]+)+/#) != nil
                && $0.firstMatch(of: #/NN-name|NameCommand|^answers\/|^\.build\//#) == nil
        }
        #expect(paths.filter { !Self.exists($0) } == [])
    }

    @Test(arguments: documents + [".github/CHANGELOG.md", "README.md"])
    func everyLinkLeadsToAFileAndAHeading(document: String) throws {
        let folder = document.hasPrefix(".github/") ? ".github/" : ""
        // Code is no link.
        let text = try Checkout.text(document).replacing(#/`[^`\n]*`/#, with: "")
        let links = try text.matches(of: Regex(#"\]\(([^)\s#]*)(?:#([^)]*))?\)"#)).map { match in
            (path: String(match.output[1].substring!), anchor: match.output[2].substring.map(String.init))
        }.filter { !$0.path.contains("://") }
        for link in links {
            #expect(Self.exists(folder + link.path), "\(link.path)")
            if let anchor = link.anchor {
                let headings = try Checkout.text(folder + link.path).split(separator: "\n").filter { $0.hasPrefix("#") }
                let anchors = headings.map { heading in
                    heading.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
                }
                #expect(anchors.contains(anchor), "\(link.path)#\(anchor)")
            }
        }
    }

    /// Every type of the sources and tests, every target and product, and names of Swift itself.
    private static let declaredNames: Set<String> = {
        let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
        let files = ["Sources", "Tests"].flatMap { (try? Checkout.swiftFiles(in: $0)) ?? [] }
        let types = files.flatMap(\.lines).compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
            return String(words[kind + 1].prefix { $0.isLetter || $0.isNumber })
        }
        let targets = ((try? Checkout.targets()) ?? []).flatMap { [$0.name] + $0.dependencies }
        return Set(types + targets + ["Foundation", "Sources", "Tests"])
    }()

    @Test(arguments: documents)
    func everyTypeNamedIsDeclared(document: String) throws {
        let names = try Checkout.code(in: Self.split(try Checkout.text(document)).prose)
            .filter { $0.wholeMatch(of: #/[A-Z]\w*[a-z]\w*/#) != nil }
        #expect(Set(names).subtracting(Self.declaredNames) == [])
    }

    @Test(arguments: documents)
    func everyCommandNamedExists(document: String) throws {
        let (prose, fences) = Self.split(try Checkout.text(document))
        let lines = try fences + Checkout.code(in: prose)
        let sources = try Checkout.swiftFiles(in: "Sources/AttendCommands").map { $0.lines.joined(separator: "\n") }
        let text = sources.joined(separator: "\n")
        let commands = text.matches(of: #/commandName: "(\w+)"/#).map { String($0.1) }
        for line in lines {
            guard let words = line.firstMatch(of: #/\battend ([\w-].*)/#)?.1.split(separator: " ") else { continue }
            let command = String(words[0])
            #expect(commands.contains(command) || command == "--version", "\(line)")
            for option in words.dropFirst() where option.hasPrefix("--") {
                let property = option.dropFirst(2).split(separator: "-").map(\.capitalized).joined()
                let name = property.prefix(1).lowercased() + property.dropFirst()
                #expect(text.contains("var \(name):") || text.contains("var \(name) ="), "\(line)")
            }
        }
    }

    @Test func theStagesThatTheyDumpAreStages() throws {
        let text = try Checkout.text(".github/CONTRIBUTING.md")
        let command = try Checkout.text("Sources/AttendCommands/Commands/DumpCommand.swift")
        let list = try #require(command.firstMatch(of: #/CaseIterable \{\s*case ([\w, ]+)/#)).1.split(separator: ", ")
        let named = text.matches(of: #/--stage (\w+)/#).map(\.1)
        #expect(!named.isEmpty && Set(named).isSubset(of: list))
    }

    @Test func theNewestReleaseOfTheChangelogIsTheVersion() throws {
        let text = try Checkout.text(".github/CHANGELOG.md")
        let releases = text.matches(of: #/(?m)^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$/#).map { String($0.1) }
        #expect(text.matches(of: #/(?m)^## /#).count == releases.count)
        let version = try Checkout.text("Sources/AttendCommands/Version.swift")
        #expect(version.firstMatch(of: #/current = "([\d.]+)"/#).map { String($0.1) } == releases.first)
        let kinds: Set = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
        #expect(Set(text.matches(of: #/(?m)^### (.*)$/#).map { String($0.1) }).subtracting(kinds) == [])
    }
}
