/// Attention in single precision that keeps no scores or weights: softmax(scale · Q Kᵀ + mask) V, tile by tile.
///
/// Memory beyond inputs and output does not grow with the number of keys; blocks of keys that the causal or window rule
/// hides from a whole tile of queries cost nothing. Online softmax after FlashAttention (Dao et al. 2022, algorithm 1).
///
/// - Parameters:
///   - q: Queries, Lq × dK.
///   - k: Keys, Lk × dK.
///   - v: Values, Lk × dV.
///   - mask: Which keys each query sees. A query that sees none gets zeros; a hidden key's value never counts, be it NaN.
///   - scale: Multiplies the scores; 1/√dK if nil.
///   - threads: How many threads to use; as many as the machine has cores if nil.
///   - file: the caller's file, for the message when the program stops.
///   - line: the caller's line, for the same message.
/// - Returns: Lq × dV. The largest error is below 2 · 10⁻⁶ of the largest number of the exact result, for up to 4096 keys
///   and numbers as a standard normal gives them.
public func fusedAttention(
    _ q: FloatMatrix, _ k: FloatMatrix, _ v: FloatMatrix, mask: Mask = .none, scale: Float? = nil, threads: Int? = nil,
    file: StaticString = #filePath, line: UInt = #line
) -> FloatMatrix {
    fusedAttention([q], [k], [v], mask: mask, scale: scale, threads: threads, file: file, line: line)[0]
}

/// The same for the heads of a multi-head layer: one matrix a head, one mask for all.
///
/// With fewer key and value heads than query heads, each serves a group of neighbours: query head h uses key and value
/// head ⌊h / (H/G)⌋ (grouped-query attention, Ainslie et al. 2023).
public func fusedAttention(
    _ q: [FloatMatrix], _ k: [FloatMatrix], _ v: [FloatMatrix], mask: Mask = .none, scale: Float? = nil,
    threads: Int? = nil, file: StaticString = #filePath, line: UInt = #line
) -> [FloatMatrix] {
    if let fault = ShapeFault(q, k, v, mask: mask) { stop(fault.message, file: file, line: line) }
    guard let first = q.first else { return [] }
    let problem = FusedProblem(
        queryCount: first.rows, keyCount: k[0].rows, depth: first.columns, valueWidth: v[0].columns, mask: mask,
        scale: scale)
    let group = q.count / k.count
    return withAddresses(of: q.map { $0.values }) { queries in
        withAddresses(of: k.map { $0.values }) { keys in
            withAddresses(of: v.map { $0.values }) { values in
                filledArrays(q.count, length: problem.queryCount * problem.valueWidth) { outputs in
                    let heads = q.indices.map { head in
                        FusedHead(
                            queries: queries[head], keys: keys[head / group], values: values[head / group],
                            output: outputs[head])
                    }
                    runTiles(of: problem, heads: heads, threads: threads)
                }
            }
        }
    }.map { FloatMatrix(uncheckedRows: problem.queryCount, columns: problem.valueWidth, values: $0) }
}

/// Computes every tile of every head: head after head, so that keys and values are met again while they are in the
/// cache, and the tiles with the most keys first, so that what is left for the end is short.
private func runTiles(of problem: FusedProblem, heads: [FusedHead], threads: Int?) {
    let tileCount = (problem.queryCount + TileWorkspace.queries - 1) / TileWorkspace.queries
    let work: @Sendable (() -> Int?) -> Void = { nextTask in
        let workspace = TileWorkspace(depth: problem.depth, valueWidth: problem.valueWidth)
        while let task = nextTask() {
            let start = (tileCount - 1 - task % tileCount) * TileWorkspace.queries
            let end = min(start + TileWorkspace.queries, problem.queryCount)
            QueryTile(problem: problem, head: heads[task / tileCount], queries: start..<end).attend(in: workspace)
        }
    }
    let tasks = tileCount * heads.count
    #if hasFeature(Embedded)
    var task = 0
    work {
        defer { task += 1 }
        return task < tasks ? task : nil
    }
    #else
    ParallelJob.run(tasks: tasks, threads: threads ?? ThreadPool.coreCount, work: work)
    #endif
}
