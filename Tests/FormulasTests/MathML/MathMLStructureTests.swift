import Testing

@testable import Formulas

/// Compares the structure of MathML with that of an independent converter, `latex2mathml`.
@Suite struct MathMLStructureTests {
    @Test func agreesWithLatex2mathmlExceptWhereListed() throws {
        let conversion = try Corpus.conversion()
        #expect(conversion.version == "3.81.1")
        let listed = try Corpus.differences()
        let theirs = Dictionary(uniqueKeysWithValues: conversion.formulas.map { ($0.tex, $0.mathML) })
        var differing: Set<String> = []
        for entry in try Corpus.entries() {
            let written = try #require(theirs[entry.tex])
            let ours = try #require(XMLTree.parse(Formula(parsing: entry.tex).mathML(display: entry.display)))
            let their = XMLTree.parse(written).map(MathMLStructure.init)
            #expect(their != nil, "\(entry.tex)")
            if MathMLStructure(ours) != their { differing.insert(entry.tex) }
        }
        #expect(differing == Set(listed.map(\.tex)))
    }
}

/// A formula whose structure differs from that of latex2mathml.
struct StructuralDifference: Decodable {
    let tex: String
    let reason: Reason

    /// Why the two differ.
    enum Reason: String, Decodable {
        /// latex2mathml writes the letters of a name as a product; here a name is one identifier.
        case lettersApart
        /// latex2mathml writes `\ ` as text; here it is space.
        case spaceAsText
        /// latex2mathml sets limits beside the operator although the formula is a display.
        case limitsBeside
        /// latex2mathml writes another, less fitting character (or, for `\|`, the command itself).
        case otherCharacter
        /// latex2mathml writes `\not=` as a slash of its own; here it is ≠.
        case slashApart
        /// latex2mathml does not know `gathered` and loses its rows.
        case gatheredUnknown
        /// latex2mathml loses what is in `\mathop` and `\mathbin`.
        case contentsDropped
    }
}
