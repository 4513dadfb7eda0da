import StepTrace

/// Which rows and columns of a figure's panels belong together.
struct LinePaths {
    typealias Line = FollowedToken.Line
    let panels: [Panel]
    /// Of each panel, what its numbers are computed from.
    private let terms: [(_ row: Int, _ column: Int) -> [[Arithmetic.Entry]]]
    /// Panels by their steps' names, seen from the outermost trace.
    private let places: [String: Int]
    /// Panels with the panels that take them.
    private let takers: [[Int]]
    /// Of a step that names no operands, the one before it that has a number for the same queries and keys.
    private let earlier: [Int?]
    /// Rows or columns that are queries somewhere, and keys; of each panel the first line and the last.
    private var queries: [Line] = []
    private var keys: [Line] = []

    init(_ root: Subfigure) {
        let all = root.all.flatMap { part in part.figure.panels.map { (panel: $0, path: part.path + $0.name) } }
        panels = all.map { $0.panel }
        let trace = root.figure.trace
        let terms = all.map { trace.terms(of: $0.path) }
        self.terms = terms
        var places: [String: Int] = [:]
        for (index, item) in all.enumerated() where places[item.path] == nil { places[item.path] = index }
        self.places = places
        var takers = Array(repeating: [Int](), count: all.count)
        var earlier = [Int?](repeating: nil, count: all.count)
        for part in root.all {
            let own = part.firstPanel..<part.firstPanel + part.figure.panels.count
            for index in own where all[index].panel.operation == .recorded && all[index].panel.columnAxis == .key {
                let grid = all[index].panel.grid
                let before = (own.lowerBound..<index).last {
                    let (axis, other) = (all[$0].panel.columnAxis, all[$0].panel.grid)
                    return axis == .key && other.rows == grid.rows && other.columns == grid.columns
                }
                earlier[index] = before
                if let before { takers[before].append(index) }
            }
        }
        self.earlier = earlier
        for index in all.indices {
            for entry in terms[index](0, 0).joined() {
                if let operand = places[entry.step], !takers[operand].contains(index) { takers[operand].append(index) }
            }
        }
        self.takers = takers
        queries = origins(of: .query)
        keys = origins(of: .key)
    }

    func count(of line: Line) -> Int {
        let grid = panels[line.panel].grid
        return grid.values.isEmpty ? 0 : line.isColumn ? grid.columns : grid.rows
    }

    func label(of line: Line) -> String {
        let panel = panels[line.panel]
        return line.isColumn ? panel.label(ofColumn: line.index) : panel.label(ofRow: line.index)
    }

    // MARK: Queries and keys

    /// The panel says that its rows are queries, or its columns keys.
    func isOfAxis(_ line: Line) -> Bool {
        line.isColumn ? panels[line.panel].columnAxis == .key : panels[line.panel].rowAxis == .query
    }

    func axis(of line: Line) -> Panel.Axis? {
        if isOfAxis(line) { return line.isColumn ? .key : .query }
        switch (isOrigin(line, in: queries), isOrigin(line, in: keys)) {
        case (true, true): return nil
        case (false, true): return .key
        default: return .query
        }
    }

    /// Whether a line belongs to what is followed as a query or a key: keys are not followed as queries.
    func takes(_ line: Line, as axis: Panel.Axis?) -> Bool {
        guard let axis else { return true }
        if isOfAxis(line) { return line.isColumn == (axis == .key) }
        let isQuery = isOrigin(line, in: queries)
        let isKey = isOrigin(line, in: keys)
        return isQuery || isKey ? (axis == .query ? isQuery : isKey) : true
    }

    private func isOrigin(_ line: Line, in lines: [Line]) -> Bool {
        [0, count(of: line) - 1].contains {
            lines.contains(Line(panel: line.panel, isColumn: line.isColumn, index: $0))
        }
    }

    /// The lines that become queries or keys.
    private func origins(of axis: Panel.Axis) -> [Line] {
        var lines: [Line] = []
        for panel in panels.indices {
            let first = Line(panel: panel, isColumn: axis == .key, index: 0)
            guard isOfAxis(first), count(of: first) > 0 else { continue }
            lines += [first, Line(panel: panel, isColumn: first.isColumn, index: count(of: first) - 1)]
        }
        lines.spread { line in
            // The rows of earlier weights are queries of their own.
            (sources(of: line) + partners(of: line)).filter { !isOfAxis($0) || $0.isColumn == (axis == .key) }
        }
        return lines
    }

    // MARK: From line to line

    /// The lines of operands from which all numbers of a line are computed.
    func sources(of line: Line) -> [Line] {
        if let panel = earlier[line.panel] { return [Line(panel: panel, isColumn: line.isColumn, index: line.index)] }
        return related(line) { line in
            let across = panels[line.panel].grid
            let last = (line.isColumn ? across.rows : across.columns) - 1
            return [0, last].flatMap { other in
                (line.isColumn
                    ? terms[line.panel](other, line.index) : terms[line.panel](line.index, other)).joined()
            }
        }
    }

    /// The lines of other steps whose numbers are computed from those of a line alone.
    func results(of line: Line) -> [Line] {
        let size = count(of: line)
        return takers[line.panel].flatMap { panel in
            [line.isColumn, !line.isColumn].flatMap { isColumn -> [Line] in
                let same = Line(panel: panel, isColumn: isColumn, index: line.index)
                // Rows that are set below others have another place.
                let indices =
                    count(of: same) == size
                    ? line.index..<line.index + 1 : isColumn == line.isColumn ? 0..<count(of: same) : 0..<0
                return indices.map { Line(panel: panel, isColumn: isColumn, index: $0) }
                    .filter { sources(of: $0).contains(line) }
            }
        }
    }

    /// The lines of other operands with whose numbers those of a line are multiplied.
    func partners(of line: Line) -> [Line] {
        takers[line.panel].flatMap { panel in
            let grid = panels[panel].grid
            let products = (0..<grid.rows).flatMap { row in
                [0, grid.columns - 1].flatMap { terms[panel](row, $0) }.filter { $0.count > 1 }
            }
            return related(line) { line in
                products.flatMap { factors in
                    let isOnLine = factors.contains {
                        places[$0.step] == line.panel && (line.isColumn ? $0.column : $0.row) == line.index
                    }
                    return isOnLine ? factors.filter { places[$0.step] != line.panel } : []
                }
            }
        }
    }

    /// The lines that hold all entries that a line has to do with, when another line has to do with another of them.
    private func related(_ line: Line, _ entries: (Line) -> [Arithmetic.Entry]) -> [Line] {
        func lines(_ line: Line) -> [Line] {
            // The row and the column of each panel's entries, while they are all in one.
            var common: [(panel: Int, row: Int?, column: Int?)] = []
            for entry in entries(line) {
                guard let panel = places[entry.step] else { continue }
                guard let index = common.firstIndex(where: { $0.panel == panel }) else {
                    common.append((panel, entry.row, entry.column))
                    continue
                }
                if common[index].row != entry.row { common[index].row = nil }
                if common[index].column != entry.column { common[index].column = nil }
            }
            return common.flatMap { panel, row, column in
                [line.isColumn, !line.isColumn].compactMap { isColumn in
                    (isColumn ? column : row).map { Line(panel: panel, isColumn: isColumn, index: $0) }
                }
            }
        }
        var found = lines(line)
        if count(of: line) > 1 {
            let others = lines(Line(panel: line.panel, isColumn: line.isColumn, index: line.index == 0 ? 1 : 0))
            found = found.filter { line in
                others.contains { $0.panel == line.panel && $0.isColumn == line.isColumn && $0.index != line.index }
            }
        }
        return found.enumerated().filter { place, line in !found[..<place].contains { $0.panel == line.panel } }
            .map { $0.element }
    }
}
