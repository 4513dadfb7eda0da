import StepTrace

/// A token followed through a figure: from a row or column of one step to those of all others that belong to it.
///
/// It goes where the numbers go. A line (a row or a column) of a step belongs to the line of an operand from which all its
/// numbers are computed: a row of scores to a query, a column to a key. Lines whose numbers are multiplied with each
/// other belong together too: a column of weights and a row of values.
package struct FollowedToken {
    /// A row or a column of a panel, which is counted over the whole figure.
    package struct Line: Sendable, Equatable {
        package var panel: Int
        package var isColumn: Bool
        package var index: Int
    }

    /// What it is followed as; nil for a token that is both.
    package let axis: Panel.Axis?
    package private(set) var lines: [Line]

    /// Follows a row or column of a panel; nil when the figure does not hold it.
    package init?(_ root: Subfigure, panel: Int, row: Int?, column: Int?) {
        let paths = LinePaths(root)
        guard paths.panels.indices.contains(panel), let index = row ?? column else { return nil }
        let start = Line(panel: panel, isColumn: row == nil, index: index)
        guard (0..<paths.count(of: start)).contains(index) else { return nil }
        axis = paths.axis(of: start)
        lines = [start]
        // Where it comes from, then what becomes of all that, with the masks of other attentions.
        let results = { (line: Line) in paths.results(of: line) + paths.sources(of: line).filter(paths.isOfAxis) }
        for next in [paths.sources, results] {
            lines.spread { line in (next(line) + paths.partners(of: line)).filter { paths.takes($0, as: axis) } }
        }
    }
}

extension [FollowedToken.Line] {
    /// Adds all lines to which a function leads, from each to others.
    mutating func spread(_ next: (Element) -> [Element]) {
        var place = 0
        while place < count {
            for line in next(self[place]) where !contains(line) { append(line) }
            place += 1
        }
    }
}
