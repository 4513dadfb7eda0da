import Foundation
import HandoutAssets
import TestSupport
import Testing

/// What the program carries is what stands in the files, all of it.
@Suite struct HandoutAssetsTests {
    private static let folder = PackageFolder.root.appending(path: "Sources/CHandoutAssets/Assets")

    private func text(_ names: [String]) throws -> String {
        try names.map { try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8) }.joined()
    }

    @Test func styleSheetsAndScriptsStandInTheirOrder() throws {
        let names = ["tokens", "page", "prose", "cell", "figure", "reader", "exercises", "answers", "results", "print"]
        let sheets = names.map { $0 + ".css" }
        #expect(try HandoutAssets.styleSheet == text(sheets))
        let scripts = ["copy", "address", "page", "module", "figure", "change", "token", "predict"].map { $0 + ".js" }
        #expect(try HandoutAssets.scriptSource == text(scripts))
        #expect(try HandoutAssets.answersScriptSource == text(["answers.js"]))
        #expect(try HandoutAssets.selfCheckScriptSource == text(["self-check.js"]))
    }

    /// The scripts of a page, as they are written and as a page carries them, and how large they may be there: what explains
    /// figures, what keeps answers, what judges them.
    private static let scripts = [
        (HandoutAssets.scriptSource, HandoutAssets.script, 30 * 1024),
        (HandoutAssets.answersScriptSource, HandoutAssets.answersScript, 6 * 1024),
        (HandoutAssets.selfCheckScriptSource, HandoutAssets.selfCheckScript, 4 * 1024),
    ]

    @Test(arguments: scripts)
    func aPageCarriesItsScriptsWithoutCommentsAndIndentation(source: String, script: String, limit: Int) throws {
        #expect(script.utf8.count <= limit)
        #expect(script.dropLast().matches(of: /(?m)^( |$|\/\*)/).isEmpty)
        // All else is there.
        let source = source.replacing(/(?m)^ *\/\*(?s:.*?)\*\/\n/, with: "")
        #expect(script.filter { !$0.isWhitespace } == source.filter { !$0.isWhitespace })
        // A text over several lines would lose its indentation.
        #expect(script.split(separator: "\n").filter { !$0.count { $0 == "`" }.isMultiple(of: 2) } == [])
    }

    @Test func theSearchIsSmall() throws {
        #expect(try HandoutAssets.searchScriptSource == text(["search.js"]))
        #expect(HandoutAssets.searchScript.utf8.count <= 6 * 1024)
        #expect(try HandoutAssets.courseStyleSheet == text(["course.css"]))
    }

    @Test func templatesHaveTheNamesOfTheirFiles() throws {
        for (name, template) in HandoutAssets.templates { #expect(try template == text([name + ".mustache"])) }
    }

    private static let module = "figures.wasm.gz"

    @Test func theModuleIsThere() {
        #expect(
            Data(HandoutAssets.module) == FileManager.default.contents(atPath: Self.folder.path + "/" + Self.module))
    }

    /// A file that is added and not embedded makes the texts too short.
    @Test func noFileIsLeftOut() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != Self.module }
        let embedded =
            [HandoutAssets.styleSheet, HandoutAssets.courseStyleSheet, HandoutAssets.liveStyleSheet]
            + HandoutAssets.liveScriptSources + Self.scripts.map(\.0) + [HandoutAssets.searchScriptSource]
            + HandoutAssets.templates.values
        #expect(try embedded.map(\.utf8.count).reduce(0, +) == text(names).utf8.count)
    }
}
