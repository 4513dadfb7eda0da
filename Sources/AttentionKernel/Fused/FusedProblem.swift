/// What the heads of one fused attention have in common: shapes, scale and which keys a query sees.
struct FusedProblem: Sendable {
    let queryCount: Int
    let keyCount: Int
    /// dK, the columns of Q and K.
    let depth: Int
    /// dV, the columns of V.
    let valueWidth: Int
    let visible: VisibleKeys
    /// Multiplies the queries before the product; the rest of the scale is in `exponentFactor`.
    let queryFactor: Float
    /// Multiplies the scores on their way into a power of two: log₂ e and the rest of the scale.
    let exponentFactor: Float

    init(queryCount: Int, keyCount: Int, depth: Int, valueWidth: Int, mask: Mask, scale: Float?) {
        self.queryCount = queryCount
        self.keyCount = keyCount
        self.depth = depth
        self.valueWidth = valueWidth
        visible = VisibleKeys(mask, queryCount: queryCount, keyCount: keyCount)
        let scale = scale ?? (depth > 0 ? 1 / Float(depth).squareRoot() : 1)
        let log2e: Float = 1.442695040888963
        // Scaling within the exponent costs nothing and rounds once; numbers to be added to the scores, and factors that
        // would turn the order of scores around or lose −∞, need scores that are scaled before.
        if visible.additive.isEmpty, scale > 1e-30, scale < 1e30 {
            queryFactor = 1
            exponentFactor = scale * log2e
        } else {
            queryFactor = scale
            exponentFactor = log2e
        }
    }
}

/// Where the numbers of one query head lie, row by row.
struct FusedHead: @unchecked Sendable {
    let queries: UnsafePointer<Float>
    let keys: UnsafePointer<Float>
    let values: UnsafePointer<Float>
    let output: UnsafeMutablePointer<Float>
}
