// Into lanes and out of them again: the only places where numbers change their order.
extension QueryTile {
    /// Puts the queries of a panel side by side: Qᵀ, a lane for each query, zeros where there are no more queries.
    func packQueries(_ panel: Int, in workspace: borrowing TileWorkspace) {
        let width = TileWorkspace.panelWidth
        let depth = problem.depth
        let lanes = workspace.queries + panel * depth * 2
        let queries = panelQueries(panel)
        if queries.count < width { lanes.update(repeating: Lanes(repeating: 0), count: depth * 2) }
        transpose(
            rows: queries.count, columns: depth, from: head.queries + queries.lowerBound * depth, stride: depth,
            to: UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self), stride: width)
        if problem.queryFactor != 1 {
            for row in 0..<depth * 2 { lanes[row] *= Lanes(repeating: problem.queryFactor) }
        }
    }

    /// Divides the sums by the denominators and writes them as rows; a query that saw no key gets zeros.
    func writeOutput(_ panel: Int, from workspace: borrowing TileWorkspace) {
        let valueWidth = problem.valueWidth
        let sums = workspace.sums + panel * valueWidth * 2
        for side in 0..<2 {
            let denominator = workspace.denominators[2 * panel + side]
            let share = (1 / denominator).replacing(with: 0, where: denominator .== 0)
            for column in 0..<valueWidth { sums[2 * column + side] *= share }
        }
        let queries = panelQueries(panel)
        transpose(
            rows: valueWidth, columns: queries.count,
            from: UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Float.self), stride: TileWorkspace.panelWidth,
            to: head.output + queries.lowerBound * valueWidth, stride: valueWidth)
    }

    /// Turns rows into columns, four by four; each side's rows are `stride` numbers apart.
    private func transpose(
        rows: Int, columns: Int, from source: UnsafePointer<Float>, stride sourceStride: Int,
        to target: UnsafeMutablePointer<Float>, stride targetStride: Int
    ) {
        let wholeRows = rows / 4 * 4
        let wholeColumns = columns / 4 * 4
        for row in stride(from: 0, to: wholeRows, by: 4) {
            for column in stride(from: 0, to: wholeColumns, by: 4) {
                let from = UnsafeRawPointer(source + row * sourceStride + column)
                let step = sourceStride * MemoryLayout<Float>.stride
                let a = from.loadUnaligned(as: SIMD4<Float>.self)
                let b = from.loadUnaligned(fromByteOffset: step, as: SIMD4<Float>.self)
                let c = from.loadUnaligned(fromByteOffset: 2 * step, as: SIMD4<Float>.self)
                let d = from.loadUnaligned(fromByteOffset: 3 * step, as: SIMD4<Float>.self)
                for index in 0..<4 {
                    UnsafeMutableRawPointer(target + (column + index) * targetStride + row)
                        .storeBytes(of: SIMD4(a[index], b[index], c[index], d[index]), as: SIMD4<Float>.self)
                }
            }
        }
        for row in 0..<rows {
            for column in (row < wholeRows ? wholeColumns : 0)..<columns {
                target[column * targetStride + row] = source[row * sourceStride + column]
            }
        }
    }
}
