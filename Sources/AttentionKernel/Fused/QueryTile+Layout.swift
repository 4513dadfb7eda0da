// Into lanes and out of them again: the only places where numbers change their order.
extension QueryTile {
    /// Puts the queries of a panel side by side: Qᵀ, a lane for each query, zeros where there are no more queries.
    func packQueries(_ panel: Int, in workspace: borrowing TileWorkspace) {
        let width = TileWorkspace.panelWidth
        let depth = problem.depth
        let packed = UnsafeMutableRawPointer(workspace.queries + panel * depth * 2).assumingMemoryBound(to: Float.self)
        let queries = panelQueries(panel)
        let factor = problem.queryFactor
        for lane in 0..<width {
            if lane < queries.count {
                let row = head.queries + (queries.lowerBound + lane) * depth
                for column in 0..<depth { packed[column * width + lane] = row[column] * factor }
            } else {
                for column in 0..<depth { packed[column * width + lane] = 0 }
            }
        }
    }

    /// Divides the sums by the denominators and writes them as rows; a query that saw no key gets zeros.
    func writeOutput(_ panel: Int, from workspace: borrowing TileWorkspace) {
        let width = TileWorkspace.panelWidth
        let queries = panelQueries(panel)
        let valueWidth = problem.valueWidth
        let sums = UnsafeMutableRawPointer(workspace.sums + panel * valueWidth * 2).assumingMemoryBound(to: Float.self)
        for lane in 0..<queries.count {
            let denominator = workspace.denominators[2 * panel + lane / Lanes.scalarCount][lane % Lanes.scalarCount]
            let row = head.output + (queries.lowerBound + lane) * valueWidth
            let share = denominator == 0 ? 0 : 1 / denominator
            for column in 0..<valueWidth { row[column] = sums[column * width + lane] * share }
        }
    }
}
