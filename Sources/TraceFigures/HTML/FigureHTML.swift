package import StepTrace

/// The HTML of a shown value: a trace step by step, a matrix, a plot.
///
/// What it writes is complete without a script; the page's style sheet gives it colours, its script lets a reader step
/// through it and point at numbers.
package struct FigureHTML {
    /// Unique on the page; every id inside begins with it: `trace-3-1`.
    package var id: String
    /// `Trace 3.1`.
    package var label: String
    /// What recorded it, as HTML: `recorded by cell 3.3`.
    package var source: String
    /// Turns TeX into MathML.
    package var mathML: (_ tex: String) -> String

    package init(id: String, label: String, source: String, mathML: @escaping (_ tex: String) -> String) {
        self.id = id
        self.label = label
        self.source = source
        self.mathML = mathML
    }

    /// A trace as a figure with all its steps.
    package func html(_ figure: Figure) -> String {
        "<figure class=\"trace\" id=\"\(id)\"></figure>"
    }

    /// A matrix on its own.
    package func html(_ matrix: Panel) -> String {
        "<div class=\"matrix\" id=\"\(id)\"></div>"
    }

    /// A line chart or bar chart, drawn as SVG.
    package func html(_ plot: Plot, caption: String?) -> String {
        "<figure class=\"plot\" id=\"\(id)\"></figure>"
    }
}
