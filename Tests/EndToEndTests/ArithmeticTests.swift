import Foundation
import LiveFigures
import StepTrace
import TestSupport
import Testing
import TraceFigures

/// A page's module, in a browser, says of every number what the same Swift says here.
@Suite(.processLimit, .enabled(if: PageTools.isThere || PageTools.isNeeded, "\(PageTools.remedy)"))
struct ArithmeticTests {
    /// What the script finds on a page.
    private struct Page: Decodable {
        struct Readout: Decodable {
            var html: String
            var text: String
            var marks: [String]
        }

        /// By the id of the step, row by row.
        var readouts: [String: [[Readout]]]
        var faults: [String]
    }

    private static func steps(_ operands: (String) -> String = { $0 }) -> [Step] {
        OperationSample.all.enumerated().map { index, sample in
            Step(
                name: "step \(index + 1)", symbol: "X", operation: sample.operation,
                operands: sample.operands.map(operands), value: OperationSample.grid(sample.rows, sample.columns, index)
            )
        }
    }

    /// All operations in one trace, and again in a nested trace that uses values of the outer one.
    private static let everything = Trace(
        title: "everything", steps: OperationSample.given + steps(),
        children: [Trace(title: "inside", steps: steps { "../" + $0 })])

    /// Numbers that are hard to read and to write.
    private static let extremes = Trace(
        title: "extremes",
        steps: [
            Step(
                name: "numbers", symbol: "N", operation: .given,
                value: Grid(
                    rows: 4, columns: 4,
                    values: [
                        .infinity, -.infinity, .nan, -0.0, 5e-324, 2.225_073_858_507_201e-308, .greatestFiniteMagnitude,
                        1e-300, 0.1, 1.0 / 3, -2.0 / 3e7, 1e15, 123_456_789.123_456_79, 9_007_199_254_740_993, 4.35,
                        0.125,
                    ])),
            Step(
                name: "twice", symbol: "T", operation: .scale(2.0 / 3), operands: ["numbers"],
                value: Grid(rows: 4, columns: 4, values: (0..<16).map { 1 / Double($0 * $0 * $0 + 3) })),
        ])

    @Test(arguments: [everything, extremes])
    func theModuleSaysWhatTheTraceSays(trace: Trace) async throws {
        let html = FigurePage.html([trace])
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(html, "page.html")
        let page = try await Self.page(folder.url.appending(path: "page.html").path)
        #expect(page.faults == [])
        #expect(try Self.differences(page, html) == [])
    }

    @Test func theModuleSaysTheSameOfFiguresOfTheCourse() async throws {
        #expect(try await compareFigures(on: BundledCourse.pages(of: ["03", "08"])) > 50)
    }

    @Test(.nightly) func theModuleSaysTheSameOfEveryFigureOfTheCourse() async throws {
        #expect(try await compareFigures(on: BundledCourse.pages) > 300)
    }

    /// - Returns: how many steps have been compared.
    private func compareFigures(on pages: [URL]) async throws -> Int {
        var count = 0
        for file in pages {
            let name = file.lastPathComponent
            let html = try String(contentsOf: file, encoding: .utf8)
            guard html.contains("<figure class=\"trace") else { continue }
            let page = try await Self.page(file.path)
            #expect(page.faults == [], "\(name)")
            let differences = try Self.differences(page, html)
            #expect(differences == [], "\(name): \(differences.prefix(3).joined(separator: "\n"))")
            count += page.readouts.count
        }
        return count
    }

    private static func page(_ path: String) async throws -> Page {
        try #require(PageTools.isThere, "\(PageTools.remedy)")
        let output = try await PageTools.run("figures", [path])
        try #require(output.hasPrefix("{"), "\(output.suffix(800))")
        return try JSONDecoder().decode(Page.self, from: Data(output.utf8))
    }

    /// Where the module says anything else than Swift of the same trace, in the words of the same page.
    private static func differences(_ page: Page, _ html: String) throws -> [String] {
        let words = try #require(html.firstMatch(of: #/id="Words">((?s).*?)<\/script>/#))
        let table = try #require(JSONValue(reading: String(words.1))?["figure"])
        let texts = html.matches(of: #/<script type="application\/json">((?s).*?)<\/script>/#)
        let ids = html.matches(of: #/<figure class="trace wide" id="(.*?)">/#)
        try #require(texts.count == ids.count)
        var found: [String] = []
        var count = 0
        for (text, id) in zip(texts, ids) {
            let data = try #require(JSONValue(reading: String(text.1)))
            let live = try #require(LiveFigure(data, words: FigureScriptWords.words(table)))
            let steps = Subfigure(Figure(try #require(Trace(data))), id: String(id.1)).all.flatMap { part in
                part.figure.panels.map { part.stepID($0) }
            }
            // A figure may show a part of its trace: nothing is marked in a step that is not on the page.
            let isShown = steps.map { page.readouts[$0] != nil }
            for (panel, step) in steps.enumerated() {
                for (row, line) in (page.readouts[step] ?? []).enumerated() {
                    for (column, said) in line.enumerated() {
                        let readout = live.readout(panel: panel, row: row, column: column)
                        let marks = (readout?["marks"]?.array ?? []).map { mark in
                            (mark.array ?? []).map { $0.string ?? $0.text }
                        }.filter { isShown[Int($0[0]) ?? 0] }.map { $0.joined(separator: " ") }
                        // A browser writes the quotation marks of a text as they are.
                        let html = readout?["html"]?.string?.replacing("&quot;", with: "\"")
                        if html != said.html { found.append("\(step): \(said.html)\n    Swift: \(html ?? "nothing")") }
                        if marks.sorted() != said.marks { found.append("\(step): \(said.marks), not \(marks)") }
                        count += 1
                    }
                }
            }
        }
        try #require(count == page.readouts.values.joined().joined().count)
        return found
    }
}
