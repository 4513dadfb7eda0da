/// Some neighbouring queries of one head, and the pass over the keys that they make together.
///
/// Online softmax (Milakov and Gimelshein 2018, algorithm 3) over blocks of keys, as in FlashAttention (Dao et al. 2022,
/// algorithm 1). Queries are the lanes: scores stand as Kᵀ-by-query blocks, so that neither K nor V is rearranged and no
/// maximum or sum ever runs across lanes.
struct QueryTile {
    let problem: FusedProblem
    let head: FusedHead
    let queries: Range<Int>

    /// Computes the tile's rows of the output.
    func attend(in workspace: borrowing TileWorkspace) {
        let width = TileWorkspace.panelWidth
        let panels = (queries.count + width - 1) / width
        for panel in 0..<panels {
            packQueries(panel, in: workspace)
            for side in 0..<2 {
                workspace.maxima[2 * panel + side] = Lanes(repeating: -.infinity)
                workspace.denominators[2 * panel + side] = Lanes(repeating: 0)
            }
        }
        workspace.sums.update(repeating: Lanes(repeating: 0), count: panels * problem.valueWidth * 2)

        let visible = problem.visible.range(forQueries: queries)
        var first = visible.lowerBound
        while first < visible.upperBound {
            let end = min(first + TileWorkspace.keys, visible.upperBound)
            for panel in 0..<panels {
                let keys = problem.visible.range(forQueries: panelQueries(panel)).clamped(to: first..<end)
                if !keys.isEmpty { attend(panel, to: keys, in: workspace) }
            }
            first = end
        }
        for panel in 0..<panels { writeOutput(panel, from: workspace) }
    }

    func panelQueries(_ panel: Int) -> Range<Int> {
        let first = queries.lowerBound + panel * TileWorkspace.panelWidth
        return first..<min(first + TileWorkspace.panelWidth, queries.upperBound)
    }

    /// One block of keys: scores, their exponentials, and what they add to the sums.
    @inline(never)
    private func attend(_ panel: Int, to keys: Range<Int>, in workspace: borrowing TileWorkspace) {
        let scores = workspace.scores
        let sums = workspace.sums + panel * problem.valueWidth * 2
        let panelQueries = panelQueries(panel)
        var (left, right) = score(keys, workspace.queries + panel * problem.depth * 2, into: scores)
        let hidden = problem.visible.partlyHidden(queries: panelQueries, keys: keys)
        if !hidden.isEmpty { (left, right) = problem.visible.hide(in: scores, queries: panelQueries, keys: keys) }

        let leftWas = workspace.maxima[2 * panel]
        let rightWas = workspace.maxima[2 * panel + 1]
        left = leftWas.maximum(left)
        right = rightWas.maximum(right)
        workspace.maxima[2 * panel] = left
        workspace.maxima[2 * panel + 1] = right
        let factor = Lanes(repeating: problem.exponentFactor)
        let leftBase = base(of: left)
        let rightBase = base(of: right)
        var leftSum = workspace.denominators[2 * panel]
        var rightSum = workspace.denominators[2 * panel + 1]
        if any(left .> leftWas) || any(right .> rightWas) {
            let leftShrink = exp2((base(of: leftWas) - leftBase) * factor)
            let rightShrink = exp2((base(of: rightWas) - rightBase) * factor)
            leftSum *= leftShrink
            rightSum *= rightShrink
            for column in 0..<problem.valueWidth {
                sums[2 * column] *= leftShrink
                sums[2 * column + 1] *= rightShrink
            }
        }
        // Summed by block, then over blocks: the rounding of one long sum would show at thousands of keys.
        var leftBlockSum = Lanes(repeating: 0)
        var rightBlockSum = Lanes(repeating: 0)
        for key in 0..<keys.count {
            let leftShare = exp2((scores[2 * key] - leftBase) * factor)
            let rightShare = exp2((scores[2 * key + 1] - rightBase) * factor)
            leftBlockSum += leftShare
            rightBlockSum += rightShare
            scores[2 * key] = leftShare
            scores[2 * key + 1] = rightShare
        }
        workspace.denominators[2 * panel] = leftSum + leftBlockSum
        workspace.denominators[2 * panel + 1] = rightSum + rightBlockSum

        if areFinite(valuesOf: hidden) {
            addValues(of: keys, shares: scores, to: sums)
        } else {
            addSeenValues(of: keys, shares: scores, to: sums)
        }
    }

    /// What is taken off the scores: their maximum, or 0 where no key has been seen, so that −∞ − −∞ never arises.
    @inline(__always)
    private func base(of maximum: Lanes) -> Lanes {
        maximum.replacing(with: 0, where: maximum .== -.infinity)
    }

    /// K Qᵀ for one panel and its largest number for each query.
    @inline(__always)
    private func score(
        _ keys: Range<Int>, _ queries: UnsafePointer<Lanes>, into scores: UnsafeMutablePointer<Lanes>
    ) -> (Lanes, Lanes) {
        let depth = problem.depth
        var written = WrittenRows(lanes: scores)
        RowProduct(
            scalars: head.keys + keys.lowerBound * depth, stride: depth, advance: 1, lanes: queries, steps: depth
        ).compute(rows: keys.count, into: &written)
        return written.largest
    }

    /// Adds Vᵀ Pᵀ to the running sums.
    @inline(__always)
    private func addValues(
        of keys: Range<Int>, shares: UnsafePointer<Lanes>, to sums: UnsafeMutablePointer<Lanes>
    ) {
        let width = problem.valueWidth
        var added = AddedRows(lanes: sums)
        RowProduct(
            scalars: head.values + keys.lowerBound * width, stride: 1, advance: width, lanes: shares, steps: keys.count
        ).compute(rows: width, into: &added)
    }
}

/// Scores: the rows of a product as they are, and the largest number of each column.
private struct WrittenRows: RowReceiver {
    let lanes: UnsafeMutablePointer<Lanes>
    var largest = (left: Lanes(repeating: -.infinity), right: Lanes(repeating: -.infinity))

    @inline(__always)
    mutating func receive(_ block: some RowBlock, at row: Int) {
        block.write(to: lanes + 2 * row)
        let (left, right) = block.largest
        largest = (largest.left.maximum(left), largest.right.maximum(right))
    }
}

/// Running sums: the rows of a product are added to what is there.
private struct AddedRows: RowReceiver {
    let lanes: UnsafeMutablePointer<Lanes>

    @inline(__always)
    mutating func receive(_ block: some RowBlock, at row: Int) { block.add(to: lanes + 2 * row) }
}
