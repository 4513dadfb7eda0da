extension Formula {
    /// The CSS rules for pages with formulas: fonts with stretchy delimiters and roots, and the alignment of tables,
    /// which MathML Core leaves to CSS.
    package static let styleSheet = """
        math { font-family: "STIX Two Math", "Latin Modern Math", "Libertinus Math", "Cambria Math", \
        "DejaVu Math TeX Gyre", "Noto Sans Math", math; }
        math[display="block"] { margin: 0.8em 0; }
        math .formula-prime { font-size: 112%; position: relative; top: 0.3em; }
        math .formula-overline > :last-child, math .formula-underline > :last-child { display: none; }
        math .formula-overline > :first-child { border-top: 0.06em solid; padding-top: 0.1em; }
        math .formula-underline > :first-child { border-bottom: 0.06em solid; padding-bottom: 0.1em; }
        mtd.formula-left { text-align: left; text-align: -webkit-left; }
        mtd.formula-right { text-align: right; text-align: -webkit-right; }
        mtable.formula-matrix mtd { padding: 0.22em 0.45em; }
        mtable.formula-aligned mtd { padding: 0.3em 0; }
        mtable.formula-aligned mtd.formula-right:not(:first-child) { padding-left: 2em; }
        mtable.formula-cases mtd { padding: 0.22em 0 0.22em 1em; }
        mtable.formula-cases mtd:first-child { padding-left: 0.2em; }
        mtable.formula-substack mtd { padding: 0; }
        """
}
