import Testing

@testable import Formulas

/// Every formula of the corpus parses and renders.
@Suite struct CorpusTests {
    @Test func isLargeAndWithoutRepetition() throws {
        let entries = try Corpus.entries()
        #expect(entries.count == 229)
        #expect(Set(entries.map(\.tex)).count == entries.count)
    }

    @Test func isWellFormedMathMLWithItsSource() throws {
        for entry in try Corpus.entries() {
            let formula = try Formula(parsing: entry.tex)
            for display in [false, true] {
                let root = try #require(XMLTree.parse(formula.mathML(display: display)), "\(entry.tex)")
                #expect(root.name == "math")
                #expect(root.first("annotation")?.text == entry.tex)
            }
        }
    }

    @Test func isOneLineOfUnicodeWithoutTeX() throws {
        for entry in try Corpus.entries() {
            let line = try Formula(parsing: entry.tex).unicode()
            #expect(!line.isEmpty && !line.contains("\n") && !line.contains("\\"), "\(entry.tex)")
        }
    }

    @Test(arguments: [200, 76, 30, 12])
    func isABlockOfEqualLinesThatFit(width: Int) throws {
        for entry in try Corpus.entries() {
            let lines = try Formula(parsing: entry.tex).unicodeBlock(width: width)
            #expect(Set(lines.map(\.cellWidth)).count == 1, "\(entry.tex)")
            #expect(lines[0].cellWidth <= width, "\(entry.tex)")
        }
    }

    /// Rendering takes no longer than the formula is deep.
    @Test func deepFormulasRenderAtOnce() throws {
        for source in [#"\frac{1}{"#, #"\sqrt{"#, "x^{", #"\left(\frac{a}{"#, #"\begin{cases}\hat{"#] {
            let close =
                source.hasPrefix(#"\left"#) ? #"}\right)"# : source.hasPrefix(#"\begin"#) ? #"}\end{cases}"# : "}"
            let deep = String(repeating: source, count: 20) + "y" + String(repeating: close, count: 20)
            let formula = try Formula(parsing: deep)
            #expect(XMLTree.parse(formula.mathML(display: true)) != nil)
            #expect(!formula.unicode().isEmpty)
            #expect(!formula.unicodeBlock(width: 80).isEmpty)
        }
    }
}
